package rules

import "example.com/centrevu/report"

func backupSecondary(p *report.Pass) error {
	secondary := p.Pair.Secondary
	mine, other := secondary.Backup, p.Pair.Primary.Backup
	about := p.About(backupLine(secondary, mine.Where.FinishedAt)).On(secondary)
	d := p.Now.Sub(mine.FinishedAt)
	switch {
	case mine.FinishedAt.IsZero():
		about.Unknownf("the window does not say when the secondary's last backup finished")
	case p.Now.IsZero():
		about.Unknownf("last backup %s; without the time of the check there is no telling if it is today's", clock(mine.FinishedAt))
	case -d > p.Limits.ClockSkew:
		about.Unknownf("last backup %s lies %s in the future", clock(mine.FinishedAt), age(d))
	case d > p.Limits.BackupWarning:
		about.Warnf("no backup of its own in the last %s: the last one finished %s", age(p.Limits.BackupWarning), clock(mine.FinishedAt))
	case mine.FinishedAt.Equal(other.FinishedAt):
		p.About(backupLine(secondary, mine.Where.FinishedAt), backupLine(p.Pair.Primary, other.Where.FinishedAt)).On(secondary).
			Warnf("its last backup finished in the same second as the primary's, %s: it may not be its own", clock(mine.FinishedAt))
	case other.FinishedAt.IsZero():
		about.Unknownf("last backup %s; the primary does not show its own, to tell the two apart", clock(mine.FinishedAt))
	default:
		about.Say(report.OK, p.Message().Str("a backup of its own, ").Time(mine.FinishedAt).String())
	}
	return nil
}
