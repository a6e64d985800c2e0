package report

import (
	"fmt"
)

// LimitsFor are thresholds for a part of what is judged. What is zero of Server
// and ACD is any; a limit of zero or less is left as it is.
//
// Of several that fit, one for an ACD goes before one for a server, one for an
// ACD of a server before both, and of two alike the later.
type LimitsFor struct {
	Server string // name of the server as findings have it
	ACD    int    // number of the ACD
	Limits Limits
}

// String names what the limits are for.
func (l LimitsFor) String() string { return named("server", l.Server, "ACD", numberOf(l.ACD)) }

// weight is more for what is more particular.
func (l *LimitsFor) weight() int {
	w := 0
	if l.Server != "" {
		w++
	}
	if l.ACD != 0 {
		w += 2
	}
	return w
}

// LimitsOn returns the thresholds for an ACD of a server, by the name that
// findings have for it: Limits with what LimitsBy sets for it, and the defaults
// of the rest. An ACD of 0 is none: what concerns the server as a whole.
func (o *Options) LimitsOn(server string, acd int) Limits {
	return o.limitsOn(server, acd).WithDefaults()
}

// limitsOn leaves at zero what nobody set.
func (o *Options) limitsOn(server string, acd int) Limits {
	l := o.Limits
	for weight := 1; weight <= 3; weight++ {
		for i := range o.LimitsBy {
			by := &o.LimitsBy[i]
			if by.weight() == weight && (by.Server == "" || by.Server == server) && (by.ACD == 0 || by.ACD == acd) {
				l.set(&by.Limits)
			}
		}
	}
	return l
}

// set takes over each limit that is set.
func (l *Limits) set(from *Limits) {
	for i := range limits {
		if d := *limits[i].of(from); d > 0 {
			*limits[i].of(l) = d
		}
	}
}

// LimitsFor returns the thresholds to judge an ACD of a server by, of the
// server as a whole for an ACD of 0.
func (p *Pass) LimitsFor(s *Server, acd int) Limits {
	if len(p.e.opt.LimitsBy) == 0 {
		return p.Limits
	}
	return p.e.opt.LimitsOn(p.Name(s), acd)
}

// Validate returns what is wrong with the limits that are set: one of more than a
// hundred years, which would say nothing, and one for a warning that is above the
// one for critical, so that the warning would never be given. l.WithDefaults().Validate() says so of one and the default of the
// other too.
func (l Limits) Validate() error {
	for i := range limits {
		if d := *limits[i].of(&l); d > maxLimit {
			return fmt.Errorf("%s (%s) is more than 100 years", limits[i].name, FormatAge(d))
		}
	}
	if l.BackupWarning > l.BackupCritical && l.BackupCritical > 0 {
		return fmt.Errorf("backup_warning (%s) is above backup_critical (%s)", FormatAge(l.BackupWarning), FormatAge(l.BackupCritical))
	}
	return nil
}

// limitFaults returns what is wrong with Limits and LimitsBy.
func (o *Options) limitFaults() []error {
	var errs []error
	if err := o.Limits.Validate(); err != nil {
		errs = append(errs, fmt.Errorf("limits: %w", err))
	}
	for i, by := range o.LimitsBy {
		fault := func(text string) { errs = append(errs, fmt.Errorf("limits %d (for %s): %s", i+1, by, text)) }
		switch {
		case by.Server == "" && by.ACD == 0:
			fault("they have neither Server nor ACD, so that they would be for everything")
		case by.ACD < 0:
			fault("their ACD is negative")
		case by.Limits == (Limits{}):
			fault("they set nothing")
		default:
			if err := o.limitsOn(by.Server, by.ACD).Validate(); err != nil && o.Limits.Validate() == nil {
				fault(oneLine(err))
			}
		}
	}
	return errs
}
