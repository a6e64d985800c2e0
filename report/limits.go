package report

import "time"

// Limits are thresholds. The guide gives none, so each default says where it
// comes from. A limit of zero or less, or of more than a hundred years, means its
// default. LimitNames has their names in text.
type Limits struct {
	// BackupWarning and BackupCritical are ages of the last finished backup.
	// 26 h: backups are daily, and tonight's may take two hours longer than
	// last night's. 50 h: a second night was missed as well.
	BackupWarning, BackupCritical time.Duration

	// ArchiveInterval and so on are the age from which a run of this kind is
	// overdue, where no schedule is given. From twice this age it is Critical.
	//
	// Interval 2 h: the period is at most 60 minutes, so one run was missed.
	// Daily 26 h: it runs at 00:35 for the day before. Weekly 8 days and
	// monthly 32 days: a day more than the longest period.
	ArchiveInterval, ArchiveDaily, ArchiveWeekly, ArchiveMonthly time.Duration

	// ArchiveGrace is how long after it was due by its schedule a run may
	// still be missing. 1 h: no document says how long a run takes.
	ArchiveGrace time.Duration

	// ArchiveRunning is how long ago a run that still shows "running" may
	// have started. 2 h: no document says how long a run takes; longer than
	// the longest interval is worth a look.
	ArchiveRunning time.Duration

	// ErrorsRecent is how far back entries of the error log are looked at. 26
	// h: since yesterday's check, and two hours more.
	ErrorsRecent time.Duration

	// LinksSeen, ArchiveSeen and ErrorsSeen are how long after it was shown a
	// window or log says how things are. 1 h: a link can go down at any time,
	// and the longest interval has an hour.
	LinksSeen, ArchiveSeen, ErrorsSeen time.Duration

	// BackupSeen is how long after the backup that it shows a Backup Data
	// window says all there is to know, if it was not shown later. 24 h: the
	// next backup is due then, for backups are daily.
	BackupSeen time.Duration

	// CaptureAge is the age from which any other capture says nothing of
	// today. 26 h: the check is daily.
	CaptureAge time.Duration

	// CapturesApart is how far apart the captures of one server may lie. 1 h:
	// they are to show one state, and it takes minutes to make them.
	CapturesApart time.Duration

	// ClockSkew is how far a time may lie in the future and still be put down
	// to clocks that differ. 5 min: servers set by hand are minutes apart, not
	// hours.
	ClockSkew time.Duration
}

// WithDefaults returns l with each limit that is not set at its default.
func (l Limits) WithDefaults() Limits {
	for i := range limits {
		if d := limits[i].of(&l); *d <= 0 || *d > maxLimit {
			*d = limits[i].value
		}
	}
	return l
}
