import type { Pool } from 'pg'

/**
 * Removes bodies and salts of every version of records whose destruction has been entered, as the role that may.
 * The tombstone's own body stays: it names basis, approver and copies out of reach. Safe to repeat; answers how many.
 */
export async function removeDestroyed(pool: Pool, org: number): Promise<number> {
  const { rowCount } = await pool.query(`delete from body b using entry e, entry t
    where b.org = $1 and e.org = b.org and e.at = b.at and t.org = e.org and t.item = e.item and t.op = 'destroy' and e.at < t.at`, [org])
  return rowCount ?? 0
}
