/** The figures of the seven days after a release, each one row. */
export const queries = {
  onboardings_completed_last_day: `
    SELECT COUNT(*) AS completed
    FROM tenants
    WHERE onboarding_completed = 1
      AND created_at > datetime('now', '-1 day')`,
  onboarding_mean_seconds_last_7_days: `
    SELECT AVG((julianday(completed_at) - julianday(started_at)) * 86400) AS avg_seconds
    FROM onboarding_sessions
    WHERE status = 'completed'
      AND completed_at > datetime('now', '-7 days')`,
  onboarding_success_percent_last_7_days: `
    SELECT SUM(CASE WHEN status = 'completed' THEN 1 ELSE 0 END) * 100.0 / COUNT(*) AS success_rate
    FROM onboarding_sessions
    WHERE started_at > datetime('now', '-7 days')`,
};

export async function figures(database) {
  const names = Object.keys(queries);
  const answers = await database.batch(names.map((name) => database.prepare(queries[name])));
  return names.map((name, index) => ({ name, value: answers[index].results[0] }));
}
