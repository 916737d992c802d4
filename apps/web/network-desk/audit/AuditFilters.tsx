import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../frame/session.js';
import type { AuditFilter } from '../../rules/audit-filter.js';
import classes from './Audit.module.css';

interface Props {
  filter: AuditFilter;
  problem: string | undefined;
  apply: (filter: AuditFilter) => void;
}

/** The filters of the log. They apply only on submit, because every query of the log is recorded in it. */
export function AuditFilters({ filter, problem, apply }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const [draft, setDraft] = useState(filter);
  const change = (part: Partial<AuditFilter>) => setDraft({ ...draft, ...part });
  const actions = Object.entries(t('auditAction', { returnObjects: true }))
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));

  function submit(event: FormEvent) {
    event.preventDefault();
    apply({ ...draft, person: draft.person.trim() });
  }

  return (
    <search>
      <form className={classes['filters']} onSubmit={submit}>
        <NativeSelect
          label={t('audit.action')}
          value={draft.action}
          onChange={(event) => change({ action: event.currentTarget.value })}
          data={[{ value: '', label: t('audit.anyAction') }, ...actions]}
        />
        <TextInput
          type="email"
          label={t('audit.person')}
          maxLength={254}
          autoComplete="off"
          value={draft.person}
          error={problem}
          onChange={(event) => change({ person: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('audit.from')}
          value={draft.from}
          {...(draft.until ? { max: draft.until } : {})}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('audit.until')}
          value={draft.until}
          {...(draft.from ? { min: draft.from } : {})}
          onChange={(event) => change({ until: event.currentTarget.value })}
        />
        {hasRole(session, 'PLATFORM_OPERATOR') && (
          <Switch
            label={t('audit.ofPlatform')}
            checked={draft.ofPlatform}
            onChange={(event) => change({ ofPlatform: event.currentTarget.checked })}
          />
        )}
        <Button type="submit" radius="xl">
          {t('audit.show')}
        </Button>
      </form>
      <p className={classes['muted']}>{t('audit.span')}</p>
    </search>
  );
}
