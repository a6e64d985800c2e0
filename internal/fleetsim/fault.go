package fleetsim

import (
	"math/rand/v2"
	"time"

	"example.com/centrevu/internal/closed"
	"example.com/centrevu/internal/pairsim"
)

// Kind is a kind of fault.
type Kind int

const (
	LinkDown Kind = iota
	LinkOff
	LinksDown
	ArchiveFailed
	ArchiveNotRun
	ArchiveOverdue
	BackupNotRun
	BackupFailed
	MissingACD
	LogCritical
	NewMessage
	Burst
	MissingMessage
	NotCaptured
	NeitherCaptured
	Unreadable
	Truncated
	Hostile
	UnknownLine
	LoggedIn
	SameCaptures
	Changed // one of pairsim.Changes
)

var kindWords = closed.New[Kind]("kind of fault",
	"link down", "link turned off", "both links of an ACD down", "archive failed", "archive not run", "archive overdue",
	"backup not run", "backup failed", "ACD missing", "critical log entry", "new message", "burst of a message", "daily message missing",
	"server not captured", "neither server captured", "unreadable file", "truncated file", "hostile file", "line nobody knows",
	"login on the secondary", "one server captured twice", "changed")

func (k Kind) String() string { return kindWords.Word(k) }

// MarshalText returns the word.
func (k Kind) MarshalText() ([]byte, error) { return kindWords.Text(k) }

// UnmarshalText reads the word.
func (k *Kind) UnmarshalText(b []byte) error { return kindWords.Read(k, b) }

// Fault is what was planted in the captures of a pair on a day.
type Fault struct {
	Kind   Kind   `json:"kind"`
	Server string `json:"server,omitempty"` // empty for the pair
	ACD    int    `json:"acd,omitempty"`    // 0 for none

	// Key begins the Key of a finding of that day, in the report package's
	// sense, that is not OK. With none, the pair is not OK and no more is said.
	Key string `json:"key,omitempty"`

	// What is the change made, for Changed, by its name.
	What string `json:"what,omitempty"`

	// File is the name of the file that is broken.
	File string `json:"file,omitempty"`

	// Reason is why the server's log is unusual on LogDay, in the words of
	// errlog.Reason, by a Baseline learned from the long log; LogDay is as Date
	// has it. Without a Baseline such a fault is not found in the captures.
	Reason string    `json:"reason,omitempty"`
	LogDay time.Time `json:"log_day,omitzero"`

	// Echo says that it was planted on the day before: of what it left in the
	// log, something may be found once more. With a History that goes for what
	// was planted before days on which the server was not captured as well.
	Echo bool `json:"echo,omitempty"`
}

// planted is a fault on the days on which it lasts.
type planted struct {
	kind   Kind
	server int
	begun  int // day
	days   int
}

// longest is how many days a fault can last.
const longest = 3

// active returns the fault of a site on a day, nil for none: of several, the one
// that began first.
func (f *Fleet) active(n, day int) *planted {
	for back := longest - 1; back >= 0; back-- {
		if p := f.begun(n, day-back); p != nil && back < p.days && day < f.Days {
			return p
		}
	}
	return nil
}

func (f *Fleet) begun(n, day int) *planted {
	rate := f.FaultRate
	if rate == 0 {
		rate = 0.03
	}
	r := f.draw(forFault, n, day)
	if day < 0 || day >= f.Days || r.Float64() >= rate {
		return nil
	}
	p := &planted{kind: Changed, server: r.IntN(2), begun: day, days: 1}
	switch {
	case f.Kinds != nil:
		p.kind = f.Kinds[r.IntN(len(f.Kinds))]
	case r.IntN(4) > 0:
		p.kind = Kind(r.IntN(len(makers)))
	}
	if p.kind != Changed {
		p.days = 1 + r.IntN(makers[p.kind].days)
	}
	if p.kind == LoggedIn {
		p.server = 1
	}
	return p
}

// plant makes the captures of a day with a fault in them.
func (f *Fleet) plant(a *planted, n int, s *site, day int, plan func() *pairsim.Plan) ([2][]File, []Fault) {
	m := &making{
		Rand: f.draw(forFaultMaking, n, a.begun), site: s, server: Servers[a.server], since: day - a.begun,
		fault: Fault{Kind: a.kind, Server: Servers[a.server]},
	}
	switch a.kind {
	case Changed:
		return m.changed(a, plan)
	case LogCritical, NewMessage, Burst:
		m.fault.LogDay = f.Date(day)
		for _, message := range f.logged(n, s, a.server, day) {
			m.inLog(message, a.kind)
		}
	case MissingMessage:
		m.fault.LogDay = f.Date(day - 1)
		m.missing(a)
	}
	files, _ := plan().MakeAt(a.server, makers[a.kind].make(m))
	if a.kind == NeitherCaptured {
		files = [2][]File{}
	}
	return files, []Fault{m.fault}
}

// logged returns what a fault adds to what a server logs on a day, at a rate of
// so many.
func (f *Fleet) logged(n int, s *site, server, day int) []message {
	a := f.active(n, day)
	if a == nil || a.server != server {
		return nil
	}
	r := f.draw(forFaultMaking, n, day)
	switch a.kind {
	case LogCritical:
		return []message{{3, s.anACD(r), clocksDiffer, 1}}
	case NewMessage:
		return []message{{900 + r.IntN(100), s.anACD(r), "Process " + word(r.Uint64()) + " has nothing to say of record #", 1}}
	case Burst:
		m := s.messages[len(s.messages)-1-r.IntN(len(usualTexts))]
		m.rate = 20 + 10*m.rate
		return []message{m}
	}
	return nil
}

// unlogged returns the code of what a fault keeps from being logged on a day, 0
// for nothing. It is found on the day after.
func (f *Fleet) unlogged(n, server, day int) int {
	if a := f.active(n, day+1); a != nil && a.server == server && a.kind == MissingMessage {
		return a.missing()
	}
	return 0
}

// missing is the code of the daily message that does not come.
func (a *planted) missing() int { return dailyCode + a.begun%len(dailyTexts) }

func (s *site) anACD(r *rand.Rand) int { return s.ACDs[r.IntN(len(s.ACDs))].Number }

// clocksDiffer is the one documented entry (Avaya SOLN277288).
const clocksDiffer = "SPI configuration error: Switch and UNIX clocks differ by more than 24 hours. Switch clock is 02:24:00 1409/22993/10 , " +
	"UNIX clock is 12:29:32 10/19/15 Data collection will remain down until switch or UNIX clock is reset so they agree."
