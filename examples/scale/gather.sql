-- Loads what shard.sh wrote into DuckDB. Run it in the folder of the results, beside repositories.txt:
--   duckdb gathered.duckdb < gather.sql
-- The columns are named, so that an empty file is one without rows, and a field that a later version adds is no trouble.

CREATE OR REPLACE TABLE listed AS
SELECT DISTINCT repository
FROM read_csv('repositories.txt', header = false, delim = '\t', columns = {'repository': 'VARCHAR'})
WHERE repository <> '';

CREATE OR REPLACE TABLE runs AS
SELECT * FROM read_json('runs/**/*.jsonl', format = 'newline_delimited', columns = {
  'repository': 'VARCHAR', 'command': 'VARCHAR', 'exit': 'INTEGER', 'said': 'VARCHAR'});

CREATE OR REPLACE TABLE findings AS
SELECT * FROM read_json('check/**/*.jsonl', format = 'newline_delimited', columns = {
  'repository': 'VARCHAR', 'rule': 'VARCHAR', 'severity': 'VARCHAR', 'path': 'VARCHAR', 'line': 'INTEGER',
  'message': 'VARCHAR', 'hint': 'VARCHAR'});

CREATE OR REPLACE TABLE due AS
SELECT * FROM read_json('due/**/*.jsonl', format = 'newline_delimited', columns = {
  'repository': 'VARCHAR', 'kind': 'VARCHAR', 'state': 'VARCHAR', 'owner': 'VARCHAR', 'engagement': 'VARCHAR',
  'ref': 'VARCHAR', 'title': 'VARCHAR', 'opens': 'TIMESTAMP', 'due': 'TIMESTAMP', 'path': 'VARCHAR', 'line': 'INTEGER'});

-- A record is client or total. Whoever did not agree to be named in the log has named = false, and minutes alone.
CREATE OR REPLACE TABLE hours AS
SELECT * FROM read_json('hours/**/*.jsonl', format = 'newline_delimited', columns = {
  'repository': 'VARCHAR', 'record': 'VARCHAR', 'coach': 'VARCHAR', 'on': 'DATE', 'named': 'BOOLEAN', 'key': 'VARCHAR',
  'start': 'DATE', 'end': 'DATE', 'minutes': 'INTEGER', 'paid_minutes': 'INTEGER', 'pro_bono_minutes': 'INTEGER',
  'recent_minutes': 'INTEGER'});

-- What nobody may overlook: a command that could not do it, and a repository that no shard has tried. A command that is
-- not there at all, because the clone failed, has its reason in the line of the clone.
CREATE OR REPLACE VIEW failed AS
SELECT repository, command, exit, said FROM runs
WHERE CASE command WHEN 'clone' THEN exit <> 0 WHEN 'check' THEN exit > 1 ELSE exit <> 0 END
UNION ALL
SELECT repository, NULL, NULL, 'no shard has tried it' FROM listed ANTI JOIN runs USING (repository);

-- Done, but not whole: some files were left out.
CREATE OR REPLACE VIEW in_part AS
SELECT repository, command, said FROM runs ANTI JOIN failed USING (repository, command) WHERE said <> '';

CREATE OR REPLACE VIEW overdue AS
SELECT repository, kind, owner, count(*) AS items, min(due) AS since FROM due WHERE state = 'overdue' GROUP BY ALL;

CREATE OR REPLACE VIEW findings_by_rule AS
SELECT rule, severity, count(*) AS findings, count(DISTINCT repository) AS repositories FROM findings GROUP BY ALL;

-- What a coach may hand in: clients who agreed to be named, each counted once however many repositories they are in.
-- A coach is told by the name in coachctl.yaml.
CREATE OR REPLACE VIEW log_of_coach AS
SELECT coach,
  count(DISTINCT repository) AS repositories,
  count(DISTINCT key) FILTER (named) AS clients,
  round(sum(minutes) FILTER (named) / 60, 2) AS hours,
  round(sum(paid_minutes) FILTER (named) / 60, 2) AS paid,
  round(sum(pro_bono_minutes) FILTER (named) / 60, 2) AS pro_bono,
  round(sum(recent_minutes) FILTER (named) / 60, 2) AS recent,
  round(sum(minutes) FILTER (NOT named) / 60, 2) AS left_off
FROM hours WHERE record = 'client' GROUP BY coach;
