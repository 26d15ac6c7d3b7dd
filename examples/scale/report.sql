-- A page about all repositories, without a client's name:
--   duckdb -markdown gathered.duckdb < report.sql

SELECT (SELECT count(*) FROM listed) AS repositories, (SELECT count(DISTINCT repository) FROM failed) AS failed,
  (SELECT count(DISTINCT repository) FROM in_part) AS in_part, (SELECT count(*) FROM findings) AS findings,
  (SELECT count(*) FROM due WHERE state = 'overdue') AS overdue;

SELECT repository, command, exit, said FROM failed ORDER BY ALL;

SELECT repository, command, said FROM in_part ORDER BY ALL;

SELECT kind, owner, sum(items) AS overdue, count(DISTINCT repository) AS repositories, min(since) AS since
FROM overdue GROUP BY ALL ORDER BY overdue DESC, kind, owner;

SELECT repository, sum(items) AS overdue, min(since) AS since FROM overdue GROUP BY repository
ORDER BY overdue DESC, repository LIMIT 20;

SELECT * FROM findings_by_rule ORDER BY severity, findings DESC, rule;

-- A client whom two coaches have counts for each of them, and once here.
SELECT count(DISTINCT coach) AS coaches, count(DISTINCT key) FILTER (named) AS clients,
  count(*) FILTER (named) - count(DISTINCT (coach, key)) FILTER (named) AS met_again,
  round(sum(minutes) FILTER (named) / 60, 1) AS hours, round(sum(minutes) FILTER (NOT named) / 60, 1) AS left_off
FROM hours WHERE record = 'client';

SELECT * FROM log_of_coach ORDER BY hours DESC NULLS LAST, coach LIMIT 20;
