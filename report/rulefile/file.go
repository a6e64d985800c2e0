package rulefile

import (
	"maps"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

// File is what one rule file says, or several together.
type File struct {
	// Rules are the file's own, in its order.
	Rules []report.Rule

	// What it sets of report.Options; what it does not mention is zero.
	Limits    report.Limits
	LimitsBy  []report.LimitsFor
	Levels    map[string]map[report.Status]report.Status
	Off       []string
	Holidays  report.Holidays
	Silences  []report.Silence
	Known     []report.Known
	Ignore    []report.Ignored
	Acks      []report.Ack
	Usual     []report.UsualEntry
	Users     []string
	Days      []report.Days
	Schedules map[int]archive.Schedule

	// Lists holds the named lists.
	Lists map[string][]string

	// Warnings are what is not wrong and looks unintended: conditions that can
	// match nothing, words that no value can have, outcomes that are never
	// reached, lists that nobody uses. In the order of the file.
	Warnings []*centrevu.ParseError

	limits []string // names of those that are set
}

// With returns the given rules, most often the built-in ones, and the file's
// own behind them.
func (f *File) With(rules ...report.Rule) []report.Rule { return slices.Concat(rules, f.Rules) }

// Options returns base with what the file sets. Limits, levels and schedules
// of the file go before those of base, the rest comes after it. Base is not
// changed.
func (f *File) Options(base report.Options) report.Options {
	opt := base
	for _, name := range f.limits {
		d, _ := f.Limits.Get(name)
		// The name was looked up when the file was read.
		_ = opt.Limits.Set(name, d.String())
	}
	opt.Levels = overlay(base.Levels, f.Levels)
	opt.Schedules = overlay(base.Schedules, f.Schedules)
	opt.Off = slices.Concat(base.Off, f.Off)
	opt.LimitsBy = slices.Concat(base.LimitsBy, f.LimitsBy)
	opt.Holidays = slices.Concat(base.Holidays, f.Holidays)
	opt.Ignore = slices.Concat(base.Ignore, f.Ignore)
	opt.Known = slices.Concat(base.Known, f.Known)
	opt.Acks = slices.Concat(base.Acks, f.Acks)
	opt.Silences = slices.Concat(base.Silences, f.Silences)
	opt.Usual = slices.Concat(base.Usual, f.Usual)
	opt.Users = slices.Concat(base.Users, f.Users)
	opt.Days = slices.Concat(base.Days, f.Days)
	return opt
}

func overlay[K comparable, V any](base, on map[K]V) map[K]V {
	if len(on) == 0 {
		return base
	}
	m := make(map[K]V, len(base)+len(on))
	maps.Copy(m, base)
	maps.Copy(m, on)
	return m
}

// settings reports whether the file says anything beside its own rules.
func (f *File) settings() bool {
	return len(f.limits)+len(f.LimitsBy)+len(f.Levels)+len(f.Off)+len(f.Holidays)+len(f.Silences)+len(f.Known)+len(f.Ignore)+len(f.Acks)+
		len(f.Usual)+len(f.Users)+len(f.Days)+len(f.Schedules) > 0
}
