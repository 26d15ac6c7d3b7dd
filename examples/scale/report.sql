-- A page about all repositories, without a client's name:
--   duckdb -markdown gathered.duckdb < report.sql

-- What somebody wrote (a coach's name, a file's), without the signs by which a page would show a picture or break its table.
CREATE OR REPLACE TEMP MACRO harmless(words) AS translate(words, '|<>[]`', '/‹›()''');

SELECT (SELECT count(*) FROM listed) AS repositories, (SELECT count(DISTINCT repository) FROM failed) AS failed,
  (SELECT count(DISTINCT repository) FROM in_part) AS in_part, (SELECT count(*) FROM findings) AS findings,
  (SELECT count(*) FROM due WHERE state = 'overdue') AS overdue;

SELECT repository, string_agg(command, ', ' ORDER BY command) AS commands, exit, harmless(said) AS said FROM failed
GROUP BY repository, exit, said ORDER BY ALL LIMIT 500;

SELECT repository, string_agg(command, ', ' ORDER BY command) AS commands, harmless(said) AS said FROM in_part
GROUP BY repository, said ORDER BY ALL LIMIT 500;

SELECT kind, owner, sum(items) AS overdue, count(DISTINCT repository) AS repositories, min(since) AS since
FROM overdue GROUP BY ALL ORDER BY overdue DESC, kind, owner;

SELECT repository, sum(items) AS overdue, min(since) AS since FROM overdue GROUP BY repository
ORDER BY overdue DESC, repository LIMIT 20;

SELECT * FROM findings_by_rule ORDER BY severity, findings DESC, rule;

-- Rows are clients by repository. One whom two coaches have counts for each of them, and once among the clients.
SELECT count(DISTINCT coach) AS coaches, count(*) FILTER (named) AS rows,
  count(DISTINCT (coach, key)) FILTER (named) AS relationships, count(DISTINCT key) FILTER (named) AS clients,
  round(sum(minutes) FILTER (named) / 60, 1) AS hours, round(sum(minutes) FILTER (NOT named) / 60, 1) AS left_off
FROM hours WHERE record = 'client';

SELECT * REPLACE (harmless(coach) AS coach) FROM log_of_coach ORDER BY hours DESC NULLS LAST, coach LIMIT 20;
