import { Button, Checkbox, Table, type TableColumnsType, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Loading, useLoad, useSay, useText } from '../ui/index.ts';
import { type BorrowerProfile, getProfile, type ProfileFeature } from './api.ts';
import { saveCsv } from './csv.ts';
import { Among, SourceFilter, Sources, useWanted, Value, WordsFilter } from './feature-parts.tsx';
import { Ago, Shown } from './parts.tsx';
import { usePlace } from './place.ts';

const FeatureDrawer = lazy(() => import('./feature-drawer.tsx')); // Charts come with it.

/** What is known of a borrower on one screen: values beside those of others, who told them, how fresh. */
export function ProfileView({ id }: { readonly id: string }) {
  const [load, reload] = useLoad(`profile ${id}`, () => getProfile(id));
  return (
    <Shown load={load} reload={reload}>
      {(profile) => <Profile profile={profile} />}
    </Shown>
  );
}

function Profile({ profile }: { readonly profile: BorrowerProfile }) {
  const text = useText();
  const say = useSay();
  const [place, move] = usePlace();
  const wanted = useWanted();
  const unknown = place.get('unknown') === 'yes';
  const opened = place.get('feature');
  const shown = profile.features.filter(
    (f) => (unknown || f.value !== null) && wanted({ ...f, sources: [f.source, ...f.also] }),
  );
  const known = profile.features.filter((f) => f.value !== null).length;
  return (
    <>
      <div className="staff-bar">
        <span data-testid="profile-known">
          {text('staff.profile.known', { known, all: profile.features.length })}
        </span>
        <WordsFilter />
        <SourceFilter sources={['open310', ...profile.connected.filter((s) => s !== 'open310')]} />
        <Checkbox
          checked={unknown}
          onChange={({ target }) => move({ unknown: target.checked ? 'yes' : undefined })}
        >
          {text('staff.profile.unknown')}
        </Checkbox>
        <Button onClick={() => saveProfile(profile, shown, say)}>CSV</Button>
      </div>
      <ProfileTable features={shown} onOpen={(name) => move({ feature: name })} />
      {opened !== null && (
        <Suspense fallback={<Loading />}>
          <FeatureDrawer
            key={opened}
            borrowerId={profile.borrowerId}
            name={opened}
            onClose={() => move({ feature: undefined })}
          />
        </Suspense>
      )}
    </>
  );
}

function saveProfile(
  { borrowerId }: BorrowerProfile,
  features: readonly ProfileFeature[],
  say: ReturnType<typeof useSay>,
): void {
  saveCsv(`${borrowerId}.csv`, [
    ['name', 'says', 'value', 'unit', 'sources', 'events', 'newestAt', 'p10', 'p50', 'p90'],
    ...features.map((f) => [
      ...[f.name, say(f.says), f.value, f.unit, [f.source, ...f.also].join(' '), f.events],
      f.newestAt === null ? null : new Date(f.newestAt).toISOString(),
      ...[f.among?.p10 ?? null, f.among?.p50 ?? null, f.among?.p90 ?? null],
    ]),
  ]);
}

function ProfileTable(o: {
  readonly features: readonly ProfileFeature[];
  readonly onOpen: (name: string) => void;
}) {
  const text = useText();
  const say = useSay();
  const [size, setSize] = useState(50);
  const columns: TableColumnsType<ProfileFeature> = [
    {
      title: text('staff.feature'),
      width: 220,
      sorter: (a, b) => a.name.localeCompare(b.name),
      render: (_, f) => (
        <Button
          className="staff-name"
          type="link"
          size="small"
          onClick={() => o.onOpen(f.name)}
          title={f.name}
        >
          {say(f.says)}
        </Button>
      ),
    },
    {
      title: text('staff.value'),
      align: 'end',
      render: (_, f) => <Value value={f.value} unit={f.unit} />,
    },
    {
      title: text('staff.among'),
      render: (_, f) => <Among value={f.value} unit={f.unit} among={f.among} />,
    },
    { title: text('staff.direction'), render: (_, f) => <Direction of={f.direction} /> },
    { title: text('staff.source'), render: (_, f) => <Sources of={[f.source, ...f.also]} /> },
    {
      title: text('staff.records'),
      align: 'end',
      sorter: (a, b) => a.events - b.events,
      render: (_, f) => <span className="staff-number">{f.events}</span>,
    },
    {
      title: text('staff.newestRecord'),
      sorter: (a, b) => (a.newestAt ?? 0) - (b.newestAt ?? 0),
      render: (_, f) => <Ago at={f.newestAt} />,
    },
  ];
  return (
    <Table<ProfileFeature>
      data-testid="profile"
      rowKey="name"
      size="small"
      columns={columns}
      dataSource={[...o.features]}
      pagination={{
        ...{ pageSize: size, hideOnSinglePage: true, showSizeChanger: true },
        onShowSizeChange: (_, next) => setSize(next),
      }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: text('staff.profile.none') }}
    />
  );
}

/** Which way a higher value points. */
export function Direction({ of }: { readonly of: ProfileFeature['direction'] }) {
  const text = useText();
  if (of === 'none') return <span>—</span>;
  return <Tag>{text(of === 'more_is_safer' ? 'staff.moreIsSafer' : 'staff.lessIsSafer')}</Tag>;
}
