import { Capability, Equipment, PointType, Skill, capabilities, equipment, skills } from '#libs/directory';
import { type Locale, type Viewer, make } from '#libs/platform';
import { type Need } from './need.js';
import { doubtsOf, exclusionsOf } from './doubts.js';
import { OtherNeed } from './doubt.types.js';
import { Near, NeedFault, NeedWindow, UnderstoodNeed } from './need.types.js';
import { faultText } from './offers.texts.js';

/** A need as it was understood, so that the person can correct it before booking. */
export function readBack(need: Need, { locale, network }: Viewer): UnderstoodNeed {
  const { start, end, near } = need;
  const what = capabilityLabel(need, locale);
  return make(UnderstoodNeed, {
    kind: need.kind,
    capability:
      need.capability && need.kind
        ? make(Capability, { code: need.capability, label: what ?? need.capability, spaceKind: need.kind })
        : null,
    equipment: [...new Set(need.equipment)].map((code) =>
      make(Equipment, { code, label: labelIn(equipment, code, locale) ?? code }),
    ),
    accessible: need.accessible,
    wantsMentor: need.mentor !== null,
    skill: skillOf(need.mentor?.skill ?? null, locale),
    stage: need.mentor?.stage ?? null,
    mode: need.mentor?.mode ?? null,
    window: start
      ? make(NeedWindow, {
          start,
          end: end ?? start.add({ minutes: need.minutes }),
          zone: network.zone,
          minutes: need.minutes,
        })
      : null,
    near: near && make(Near, { label: near.label, point: make(PointType, { lat: near.lat, lon: near.lon }) }),
    party: need.party,
    language: need.language,
    assumed: [...need.assumed],
    unread: [...need.unread],
    faults: need.faults.map(({ code, text }) => make(NeedFault, { code, message: faultText(locale, code, text) })),
    doubts: doubtsOf(need.doubts, locale),
    also: need.also.map((text) => make(OtherNeed, { text })),
    excluded: exclusionsOf(need, locale, network.zone),
  });
}

/** The label of the requested capability; null when there is none. */
export const capabilityLabel = ({ capability }: Need, locale: Locale): string | null =>
  capability ? labelIn(capabilities, capability, locale) : null;

function skillOf(code: string | null, locale: Locale): Skill | null {
  const label = code && labelIn(skills, code, locale);
  return code && label ? make(Skill, { code, label }) : null;
}

export const labelIn = (
  vocabulary: readonly { code: string; label: Record<Locale, string> }[],
  code: string,
  locale: Locale,
): string | null => vocabulary.find((known) => known.code === code)?.label[locale] ?? null;
