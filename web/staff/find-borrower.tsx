import { Button, Form, Input } from 'antd';
import { useLocation } from 'wouter';
import { useText } from '../ui/index.ts';

/** `/staff/borrowers`: goes to a borrower by id. */
export function FindBorrower() {
  const text = useText();
  const [, go] = useLocation();
  return (
    <>
      <div className="staff-bar">
        <h1>{text('staff.borrowers')}</h1>
      </div>
      <Form
        layout="vertical"
        style={{ maxWidth: 520 }}
        onFinish={({ id }: { id: string }) => go(`/staff/borrowers/${id.trim()}`)}
      >
        <Form.Item
          name="id"
          label={text('staff.borrower.id')}
          extra={text('staff.borrower.hint')}
          rules={[
            {
              required: true,
              pattern: /^\s*borrower_\w+\s*$/,
              message: text('staff.borrower.wrong'),
            },
          ]}
        >
          <Input autoFocus data-testid="borrower-id" />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {text('staff.borrower.open')}
        </Button>
      </Form>
    </>
  );
}
