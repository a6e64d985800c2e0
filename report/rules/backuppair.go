package rules

import "example.com/centrevu/report"

func backupSecondary(p *report.Pass) error {
	secondary := p.Pair.Secondary
	mine, other := secondary.Backup, p.Pair.Primary.Backup
	about := p.About(backupLine(secondary, mine.Where.FinishedAt)).On(secondary)
	d := p.Now.Sub(mine.FinishedAt)
	last, limits := report.Time("last", mine.FinishedAt), p.LimitsFor(secondary, 0)
	switch {
	case mine.FinishedAt.IsZero():
		about.Unknown("undated")
	case p.Now.IsZero():
		about.Unknown("no-time", last)
	case -d > limits.ClockSkew:
		about.Unknown("future", last, report.Age("age", d))
	case d > limits.BackupWarning:
		about.Warn("old", report.Age("limit", limits.BackupWarning), last)
	case sameFinish(mine, other):
		p.About(backupLine(secondary, mine.Where.FinishedAt), backupLine(p.Pair.Primary, other.Where.FinishedAt)).On(secondary).
			Warn("same", last)
	case other.FinishedAt.IsZero():
		about.Unknown("primary-undated", last)
	default:
		about.OK("own", last)
	}
	return nil
}
