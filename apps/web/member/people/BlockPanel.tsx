import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';
import { BlockMutation, UnblockMutation } from './documents.js';

/** Blocks a person, after saying what that means; it can be undone at once. */
export function BlockPanel({ id, name, blocked }: { id: string; name: string; blocked: () => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<'CLOSED' | 'ASKED' | 'BLOCKED'>('CLOSED');
  const [, block] = useMutation(BlockMutation);
  const [, unblock] = useMutation(UnblockMutation);
  const { act, problem, isBusy } = useAction();

  async function confirm() {
    if (await act(block({ id }), t('people.blocked', { name }))) setStep('BLOCKED');
  }
  async function undo() {
    if (await act(unblock({ id }), t('people.unblocked', { name }))) setStep('CLOSED');
  }

  return (
    <section className={desk['section']} aria-label={t('people.block', { name })}>
      {step === 'CLOSED' && (
        <Button variant="default" radius="xl" onClick={() => setStep('ASKED')}>
          {t('people.block', { name })}
        </Button>
      )}
      {step === 'ASKED' && (
        <div className={desk['panel']}>
          <p>{t('people.blockMeans', { name })}</p>
          <div className={desk['actions']}>
            <Button radius="xl" loading={isBusy} onClick={() => void confirm()}>
              {t('people.confirmBlock')}
            </Button>
            <Button variant="default" radius="xl" onClick={() => setStep('CLOSED')}>
              {t('people.keep')}
            </Button>
          </div>
        </div>
      )}
      {step === 'BLOCKED' && (
        <div className={desk['panel']}>
          <p>{t('people.blocked', { name })}</p>
          <div className={desk['actions']}>
            <Button variant="default" radius="xl" loading={isBusy} onClick={() => void undo()}>
              {t('people.undo')}
            </Button>
            <Button radius="xl" onClick={blocked}>
              {t('people.toDirectory')}
            </Button>
          </div>
        </div>
      )}
      <Problem text={problem} />
    </section>
  );
}
