package report

import "time"

// Options are what a caller can set for an evaluation. The zero value works,
// but for Now: without a time, rules about age give Unknown.
type Options struct {
	// Now is the time to judge at, for servers that have none of their own.
	Now time.Time

	// Limits are the thresholds of the built-in rules.
	Limits Limits
}

// Limits are thresholds for the age of things. The guide gives none, so each
// default says where it comes from. A limit of zero or less means its default.
type Limits struct {
	// BackupWarning and BackupCritical are ages of the last finished backup.
	// 26 h: backups are daily, and tonight's may take two hours longer than
	// last night's. 50 h: a second night was missed as well.
	BackupWarning, BackupCritical time.Duration

	// ArchiveInterval and so on are the age from which a run of this kind is
	// overdue. From twice this age it is Critical.
	//
	// Interval 2 h: the period is at most 60 minutes, so one run was missed.
	// Daily 26 h: it runs at 00:35 for the day before. Weekly 8 days and
	// monthly 32 days: a day more than the longest period.
	ArchiveInterval, ArchiveDaily, ArchiveWeekly, ArchiveMonthly time.Duration

	// ArchiveRunning is how long ago a run that still shows "running" may
	// have started. 2 h: no document says how long a run takes; longer than
	// the longest interval is worth a look.
	ArchiveRunning time.Duration

	// ErrorsRecent is how far back entries of the error log are looked at. 26
	// h: since yesterday's check, and two hours more.
	ErrorsRecent time.Duration

	// CaptureAge is the age from which a capture says nothing of today. 26 h:
	// the check is daily.
	CaptureAge time.Duration

	// ClockSkew is how far a time may lie in the future and still be put down
	// to clocks that differ. 5 min.
	ClockSkew time.Duration
}

// defaultLimits are what the zero Limits stand for.
var defaultLimits = Limits{
	BackupWarning:   26 * time.Hour,
	BackupCritical:  50 * time.Hour,
	ArchiveInterval: 2 * time.Hour,
	ArchiveDaily:    26 * time.Hour,
	ArchiveWeekly:   8 * 24 * time.Hour,
	ArchiveMonthly:  32 * 24 * time.Hour,
	ArchiveRunning:  2 * time.Hour,
	ErrorsRecent:    26 * time.Hour,
	CaptureAge:      26 * time.Hour,
	ClockSkew:       5 * time.Minute,
}

// WithDefaults returns l with each limit that is not set at its default.
func (l Limits) WithDefaults() Limits {
	set := func(d *time.Duration, to time.Duration) {
		if *d <= 0 {
			*d = to
		}
	}
	set(&l.BackupWarning, defaultLimits.BackupWarning)
	set(&l.BackupCritical, defaultLimits.BackupCritical)
	set(&l.ArchiveInterval, defaultLimits.ArchiveInterval)
	set(&l.ArchiveDaily, defaultLimits.ArchiveDaily)
	set(&l.ArchiveWeekly, defaultLimits.ArchiveWeekly)
	set(&l.ArchiveMonthly, defaultLimits.ArchiveMonthly)
	set(&l.ArchiveRunning, defaultLimits.ArchiveRunning)
	set(&l.ErrorsRecent, defaultLimits.ErrorsRecent)
	set(&l.CaptureAge, defaultLimits.CaptureAge)
	set(&l.ClockSkew, defaultLimits.ClockSkew)
	return l
}
