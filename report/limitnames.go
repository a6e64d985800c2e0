package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// LimitName says of one of the Limits what it is called in text.
type LimitName struct {
	Name    string        // such as "backup_warning"
	Doc     string        // what it is, and the reason for its default
	Default time.Duration // what the zero value means
}

// limit is a field of Limits.
type limit struct {
	name  string
	of    func(*Limits) *time.Duration
	value time.Duration // its default
	doc   string
}

// limits is every field of Limits. Its order is that of LimitNames.
var limits = [...]limit{
	{"backup_warning", func(l *Limits) *time.Duration { return &l.BackupWarning }, 26 * time.Hour,
		"Age of the last finished backup that is a warning. Backups are daily, and tonight's may take two hours longer than last night's."},
	{"backup_critical", func(l *Limits) *time.Duration { return &l.BackupCritical }, 50 * time.Hour,
		"Age of the last finished backup that is critical. A second night was missed as well."},
	{"archive_interval", func(l *Limits) *time.Duration { return &l.ArchiveInterval }, 2 * time.Hour,
		"Age from which an interval archive is overdue, where no schedule is given. The period is at most 60 minutes, so one run was missed."},
	{"archive_daily", func(l *Limits) *time.Duration { return &l.ArchiveDaily }, 26 * time.Hour,
		"Age from which a daily archive is overdue, where no schedule is given. It runs at 00:35 for the day before."},
	{"archive_weekly", func(l *Limits) *time.Duration { return &l.ArchiveWeekly }, 8 * 24 * time.Hour,
		"Age from which a weekly archive is overdue, where no schedule is given. A day more than the period."},
	{"archive_monthly", func(l *Limits) *time.Duration { return &l.ArchiveMonthly }, 32 * 24 * time.Hour,
		"Age from which a monthly archive is overdue, where no schedule is given. A day more than the longest month."},
	{"archive_grace", func(l *Limits) *time.Duration { return &l.ArchiveGrace }, time.Hour,
		"How long after it was due by its schedule a run may still be missing. No document says how long a run takes."},
	{"archive_running", func(l *Limits) *time.Duration { return &l.ArchiveRunning }, 2 * time.Hour,
		"How long ago a run that still shows \"running\" may have started. No document says how long a run takes; longer than the longest interval is worth a look."},
	{"errors_recent", func(l *Limits) *time.Duration { return &l.ErrorsRecent }, 26 * time.Hour,
		"How far back entries of the error log are looked at. Since yesterday's check, and two hours more."},
	{"links_seen", func(l *Limits) *time.Duration { return &l.LinksSeen }, time.Hour,
		"How long after it was shown a Connection Status window says how the links are. A link can go down at any time."},
	{"archive_seen", func(l *Limits) *time.Duration { return &l.ArchiveSeen }, time.Hour,
		"How long after it was shown an Archiving Status window says how the archives are. The longest interval has an hour."},
	{"errors_seen", func(l *Limits) *time.Duration { return &l.ErrorsSeen }, time.Hour,
		"How long after it was read an error log says what was logged. An error can come at any time."},
	{"backup_seen", func(l *Limits) *time.Duration { return &l.BackupSeen }, 24 * time.Hour,
		"How long after the backup that it shows a Backup Data window says all there is to know, if it was not shown later. Backups are daily, so that the next is due then."},
	{"capture_age", func(l *Limits) *time.Duration { return &l.CaptureAge }, 26 * time.Hour,
		"Age from which any other capture says nothing of today. The check is daily."},
	{"captures_apart", func(l *Limits) *time.Duration { return &l.CapturesApart }, time.Hour,
		"How far apart the captures of one server may lie. They are to show one state, and it takes minutes to make them."},
	{"clock_skew", func(l *Limits) *time.Duration { return &l.ClockSkew }, 5 * time.Minute,
		"How far a time may lie in the future and still be put down to clocks that differ. Servers set by hand are minutes apart, not hours."},
}

// LimitNames returns the names of all limits, in the order of the fields.
func LimitNames() []LimitName {
	list := make([]LimitName, len(limits))
	for i := range limits {
		list[i] = LimitName{limits[i].name, limits[i].doc, limits[i].value}
	}
	return list
}

// limitNamed returns the limit of a name, nil if there is none.
func limitNamed(name string) *limit {
	for i := range limits {
		if limits[i].name == name {
			return &limits[i]
		}
	}
	return nil
}

// Set sets a limit by its name. The value is as ParseLimit reads it.
func (l *Limits) Set(name, value string) error {
	d, err := ParseLimit(value)
	if err != nil {
		return fmt.Errorf("limit %s: %w", name, err)
	}
	of := limitNamed(name)
	if of == nil {
		return fmt.Errorf("no limit: %q", name)
	}
	*of.of(l) = d
	return nil
}

// Get returns a limit by its name, its default where it is not set, and false
// if there is no such limit.
func (l Limits) Get(name string) (time.Duration, bool) {
	of := limitNamed(name)
	if of == nil {
		return 0, false
	}
	l = l.WithDefaults()
	return *of.of(&l), true
}

// maxLimit is some hundred years, so that sums of limits do not overflow.
const maxLimit = 36500 * 24 * time.Hour

// ParseLimit reads a limit such as "26h", "90m", "8d" or "1d12h": what
// time.ParseDuration reads, with days in front. It is more than zero.
func ParseLimit(s string) (time.Duration, error) {
	var sum time.Duration
	rest := strings.TrimSpace(s)
	if days, after, ok := strings.Cut(rest, "d"); ok {
		n, err := strconv.ParseUint(days, 10, 16)
		if err != nil {
			return 0, fmt.Errorf("no length of time such as 26h, 90m or 8d: %.40q", s)
		}
		sum, rest = time.Duration(n)*24*time.Hour, after
	}
	if rest != "" {
		d, err := time.ParseDuration(rest)
		if err != nil {
			return 0, fmt.Errorf("no length of time such as 26h, 90m or 8d: %.40q", s)
		}
		sum += d
	}
	if sum <= 0 || sum > maxLimit {
		return 0, fmt.Errorf("not between 0 and 100 years: %.40q", s)
	}
	return sum, nil
}
