import { Button, Table, type TableColumnsType, Tag } from 'antd';
import { momentText, useLanguage, useText } from '../ui/index.ts';
import {
  codePerson,
  endPersonSessions,
  linkPerson,
  type StaffPerson,
  unblockPerson,
} from './api.ts';
import { house } from './house.ts';
import { Ago } from './parts.tsx';

/** What is asked about a person before it is done, or shown once after. */
export type Ask =
  | { readonly for: 'invite' }
  | {
      readonly for: 'roles' | 'block' | 'reset';
      readonly person: StaffPerson;
      /** One of a partner's: their keys go on whatever becomes of them. */
      readonly ofPartner: boolean;
    }
  | {
      readonly for: 'link';
      readonly person: StaffPerson;
      readonly url: string;
      readonly at: number;
    }
  | { readonly for: 'code'; readonly person: StaffPerson; readonly code: string };

/** Where somebody stands, and who handed them the way in. */
function StateOf({ person: { state, blockedBy, link } }: { readonly person: StaffPerson }) {
  const text = useText();
  const { language } = useLanguage();
  // Of the lender's a partner is told no more than that.
  const nobody = house === 'partner' ? 'partner.people.lender' : 'staff.people.link.command';
  const by = link?.madeBy ?? text(nobody);
  return (
    <>
      <Tag color={colors[state]}>{text(`staff.people.state.${state}`)}</Tag>
      {blockedBy === 'lender' && text('staff.people.blocked.lender')}
      {link && (
        <div className="staff-people-link">
          {link.codeBy === null
            ? text('staff.people.link.by', { by })
            : text('staff.people.link.byTwo', { by, other: link.codeBy })}
          {link.usedAt !== null && ` · ${momentText(link.usedAt, language)}`}
          {state === 'invited' && link.needsCode && !link.hasCode && (
            <div>{text('staff.people.link.waits')}</div>
          )}
        </div>
      )}
    </>
  );
}

const colors = { invited: 'blue', active: 'green', blocked: 'red' } as const;

/** People with what may be done about each. */
export function PeopleTable(o: {
  readonly people: readonly StaffPerson[];
  readonly may: boolean;
  /** A partner's, as the lender sees them: it gives them no roles. */
  readonly ofPartner?: boolean;
  readonly testId?: string;
  readonly onAsk: (ask: Ask) => void;
  readonly onAct: (work: () => Promise<boolean>) => void;
}) {
  const text = useText();
  const { ofPartner = false } = o;
  const columns: TableColumnsType<StaffPerson> = [
    {
      title: text('staff.people.name'),
      render: (_, p) => `${p.name}${p.isSelf ? ` (${text('staff.people.self')})` : ''}`,
    },
    { title: text('staff.me.email'), dataIndex: 'email' },
    {
      title: text('staff.me.roles'),
      render: (_, p) => p.roles.map((role) => <Tag key={role}>{role}</Tag>),
    },
    {
      title: text('staff.people.state'),
      render: (_, p) => <StateOf person={p} />,
    },
    {
      title: text('staff.me.second'),
      render: (_, p) => (p.hasSecond ? '✓' : text('staff.me.second.none')),
    },
    {
      title: text('staff.me.sessions'),
      render: (_, p) => (
        <>
          {text('staff.people.sessions', { n: p.sessions })} <Ago at={p.usedAt} />
        </>
      ),
    },
  ];
  if (o.may) {
    columns.push({
      title: text('staff.people.action'),
      render: (_, p) =>
        !p.isSelf && <Actions person={p} ofPartner={ofPartner} onAsk={o.onAsk} onAct={o.onAct} />,
    });
  }
  return (
    <Table<StaffPerson>
      data-testid={o.testId ?? 'people'}
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...o.people]}
      columns={columns}
      locale={{ emptyText: text('staff.people.none') }}
    />
  );
}

function Actions(o: {
  readonly person: StaffPerson;
  readonly ofPartner: boolean;
  readonly onAsk: (ask: Ask) => void;
  readonly onAct: (work: () => Promise<boolean>) => void;
}) {
  const text = useText();
  const { person } = o;
  const ask = (what: 'roles' | 'block' | 'reset') =>
    o.onAsk({ for: what, person, ofPartner: o.ofPartner || house === 'partner' });
  const link = () =>
    o.onAct(async () => {
      const { url, expiresAt } = await linkPerson(person.id);
      o.onAsk({ for: 'link', person, url, at: expiresAt });
      return true;
    });
  const code = () =>
    o.onAct(async () => {
      o.onAsk({ for: 'code', person, code: (await codePerson(person.id)).code });
      return true;
    });
  return (
    <>
      {!o.ofPartner && (
        <Button size="small" onClick={() => ask('roles')}>
          {text('staff.people.roles')}
        </Button>
      )}{' '}
      {person.state === 'invited' && (
        <Button size="small" onClick={link}>
          {text('staff.people.link')}
        </Button>
      )}{' '}
      {house === 'staff' && person.state === 'invited' && person.link?.needsCode && (
        <Button size="small" onClick={code}>
          {text('staff.people.code')}
        </Button>
      )}
      {person.state === 'active' && (
        <Button size="small" onClick={() => ask('reset')}>
          {text('staff.people.reset')}
        </Button>
      )}{' '}
      {person.sessions > 0 && (
        <Button size="small" onClick={() => o.onAct(() => endPersonSessions(person.id))}>
          {text('staff.people.endSessions')}
        </Button>
      )}{' '}
      {person.state === 'blocked' ? (
        // What the lender shut, its partner does not open.
        (house === 'staff' || person.blockedBy !== 'lender') && (
          <Button size="small" onClick={() => o.onAct(() => unblockPerson(person.id))}>
            {text('staff.people.unblock')}
          </Button>
        )
      ) : (
        <Button size="small" danger onClick={() => ask('block')}>
          {text('staff.people.block')}
        </Button>
      )}
    </>
  );
}
