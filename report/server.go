package report

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

// Server holds what was seen of one CMS server. A nil fact was not seen.
type Server struct {
	// Name is how findings cite the server; empty means the word of its Role.
	Name string `json:"name,omitempty"`

	// Role is the server's part in the pair. Evaluate goes by the field of
	// Pair that holds the server and does not look at it.
	Role Role `json:"role,omitzero"`

	// Now is the time to judge at, zero to use Options.Now.
	Now time.Time `json:"now,omitzero"`

	Backup  *backup.Status  `json:"backup,omitempty"`
	Archive *archive.Status `json:"archive,omitempty"`
	Links   *links.Status   `json:"links,omitempty"`
	Errors  *ErrorLog       `json:"errors,omitempty"`

	// Logins is who was logged in. It is optional: see Rule.Optional.
	Logins *Logins `json:"logins,omitempty"`

	// LinkHistory, Switch and BackupLog are what table linkex, the switch and
	// back.log say. They bear out what the windows show.
	LinkHistory *LinkHistory        `json:"link_history,omitempty"`
	Switch      *links.SwitchStatus `json:"switch,omitempty"`
	BackupLog   *backup.Status      `json:"backup_log,omitempty"`

	// Baseline is what is usual in this server's error log, nil if that was
	// never learned. It is not changed.
	Baseline *errlog.Baseline `json:"-"`

	// Captures says what the facts were read from, a file each, in the order
	// of their names.
	Captures []Capture `json:"captures,omitempty"`

	// Problems holds what of the captures was not understood. Each gives an
	// Unknown finding.
	Problems []Problem `json:"problems,omitempty"`

	read bool // from a folder, so that without a fact it was not seen
}

// Pair is the two servers of a High Availability pair. A nil server was not
// seen, and every check of it is Unknown.
type Pair struct {
	Primary   *Server `json:"primary,omitempty"`
	Secondary *Server `json:"secondary,omitempty"`
}

// Has reports whether f was seen. A nil Server has nothing.
func (s *Server) Has(f Fact) bool { return s.unclaimedOf(f) != nil }

// Seen says when f was shown and how that is known: of what was put together
// from several captures the earliest, zero if one of them does not say.
func (s *Server) Seen(f Fact) centrevu.Seen {
	var first centrevu.Seen
	for _, c := range s.captures() {
		if !c.Used(f) {
			continue
		}
		seen := c.SeenOf(f)
		if seen.At.IsZero() {
			return centrevu.Seen{}
		}
		first = earliest(first, seen)
	}
	return first
}

func (s *Server) captures() []Capture {
	if s == nil {
		return nil
	}
	return s.Captures
}

// CapturedAt returns when the window that shows f was captured, zero if
// nothing in its capture says.
func (s *Server) CapturedAt(f Fact) time.Time {
	if seen := s.Seen(f); exact(seen) {
		return seen.At
	}
	for _, c := range s.captures() {
		if c.Used(f) {
			return c.CapturedAt
		}
	}
	return time.Time{}
}

// Unclaimed returns the lines of the server's windows that nothing claimed, in
// the order of the facts, each once.
func (s *Server) Unclaimed() []centrevu.Line {
	var lines []centrevu.Line
	if s == nil {
		return nil
	}
	for _, f := range allFacts {
		if u := s.unclaimedOf(f); u != nil {
			lines = append(lines, *u...)
		}
	}
	told := make(map[centrevu.Line]bool, len(lines))
	return slices.DeleteFunc(lines, func(l centrevu.Line) bool {
		again := told[l]
		told[l] = true
		return again
	})
}

// unclaimedOf returns where the lines are that nothing claimed of what shows a fact,
// nil where the fact was not seen.
func (s *Server) unclaimedOf(f Fact) *[]centrevu.Line {
	switch {
	case s == nil:
	case f == FactBackup && s.Backup != nil:
		return &s.Backup.Unclaimed
	case f == FactArchive && s.Archive != nil:
		return &s.Archive.Unclaimed
	case f == FactLinks && s.Links != nil:
		return &s.Links.Unclaimed
	case f == FactErrors && s.Errors != nil:
		return &s.Errors.Unclaimed
	case f == FactLogins && s.Logins != nil:
		return &s.Logins.Unclaimed
	case f == FactLinkHistory && s.LinkHistory != nil:
		return &s.LinkHistory.Unclaimed
	case f == FactSwitch && s.Switch != nil:
		return &s.Switch.Unclaimed
	case f == FactBackupLog && s.BackupLog != nil:
		return &s.BackupLog.Unclaimed
	}
	return nil
}
