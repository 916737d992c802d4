import { type Given } from './given.js';
import { givenFile } from './given-file.js';
import { type GivenNetwork } from './given-space.js';

/** A member with a full profile and its photo, who founded a project and blocked somebody. */
export async function givenProfileAndProject(
  given: Given,
  network: GivenNetwork,
  memberId: string,
  name = 'Awa',
): Promise<{ projectId: string; blockedId: string }> {
  const write = (text: string, values: unknown[] = []) => given.client.query(text, [network.id, memberId, ...values]);
  const photo = { purpose: 'profile.photo', subjectId: memberId, quotaId: memberId, uploadedBy: memberId } as const;
  const photoId = await givenFile(given, network, photo);
  await write(
    `insert into profile (network_id, member_id, headline, looking_for, offering, skill_codes, skill_levels, languages, links, photo_id, photo_text, changed_at)
     values ($1, $2, $3, $3, $3, '{weaving}', '{CAN_DO}', '{fr}', '{https://traboule.org/}', $4, $3, '2026-11-02')`,
    [`The life of ${name}`, photoId],
  );
  const { id: projectId } = await given.one<{ id: string }>(
    `insert into project (network_id, title, pitch, stage, sector, visibility, created_at)
     values ($1, $2, $2, 'IDEATION', 'reuse', 'NOBODY', '2026-11-02') returning id`,
    [network.id, `The project of ${name}`],
  );
  await write(
    `insert into project_member (network_id, project_id, member_id, role, state, invited_at, answered_at)
     values ($1, $3, $2, 'FOUNDER', 'ACCEPTED', '2026-11-02', '2026-11-02')`,
    [projectId],
  );
  await given.client.query(
    `insert into project_stage_change (network_id, project_id, stage, changed_at) values ($1, $2, 'IDEATION', '2026-11-02')`,
    [network.id, projectId],
  );
  const { id: blocked } = await given.member(network, { name: 'Somebody else', hours: null });
  await write(`insert into member_block values ($1, $2, $3, '2026-11-02')`, [blocked]);
  return { projectId, blockedId: blocked };
}
