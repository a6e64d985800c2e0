package report

import (
	"slices"

	"example.com/centrevu/errlog"
)

// baselineDays is how far back a Baseline looks, and some more.
const baselineDays = 200

// Baseline returns what is usual in a server's error log, with the holidays of
// the site beside those that it has; nil if the server has none.
func (p *Pass) Baseline(s *Server) *errlog.Baseline {
	if s == nil {
		return nil
	}
	if s.Baseline == nil || len(p.e.opt.Holidays) == 0 {
		return s.Baseline
	}
	now := p.e.clock(s)
	own := *s.Baseline
	own.Holidays = slices.Concat(own.Holidays, p.e.opt.Holidays.Days(now.AddDate(0, 0, -baselineDays), now.AddDate(0, 0, 1)))
	return &own
}
