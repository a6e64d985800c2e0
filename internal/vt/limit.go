package vt

import "fmt"

// LimitKind says what kind of limit was hit.
type LimitKind int

const (
	// LimitSize: the terminal asked for was larger than MaxRows by MaxColumns.
	LimitSize LimitKind = iota
	// LimitParameters: a control sequence had more than MaxParameters
	// parameters; the rest of them was left out.
	LimitParameters
	// LimitString: a control string was longer than MaxString and was given
	// up; what followed was taken as text.
	LimitString
	// LimitCombining: a character had more marks than MaxCombining, or the
	// stream too many kinds of such characters; the marks were left out.
	LimitCombining
	// LimitWork: the stream filled, copied or moved whole areas more often than
	// any program does. Nothing behind that is shown.
	LimitWork
	numLimits
)

// What is taken of one sequence, string or character.
const (
	MaxParameters = 32
	MaxString     = 1 << 20
	MaxCombining  = 8
	MaxWork       = 1 << 26 // cells, and as many more for each byte as WorkPerByte says
	WorkPerByte   = 4096
)

var limitWords = [numLimits]string{
	LimitSize:       "terminal too large",
	LimitParameters: "control sequence with too many parameters",
	LimitString:     "control string too long",
	LimitCombining:  "too many combining characters",
	LimitWork:       "areas filled or moved without end",
}

func (k LimitKind) String() string {
	if k < 0 || k >= numLimits {
		return fmt.Sprintf("limit %d", int(k))
	}
	return limitWords[k]
}

// Limit tells that something was left out because a limit was hit. It is an
// error for those who want one.
type Limit struct {
	Kind  LimitKind
	Off   int64 // offset of the first byte concerned, the first time
	Count int   // how many times
}

func (l *Limit) Error() string {
	return fmt.Sprintf("%v at byte %d", l.Kind, l.Off)
}

func (t *Terminal) limit(k LimitKind, off int64) {
	l := &t.limits[k]
	if l.Count == 0 {
		l.Kind, l.Off = k, off
	}
	l.Count++
}

// spend notes that a control is about to touch that many cells. It reports false
// if the stream has used up what it may: then the terminal is closed.
func (t *Terminal) spend(cells int) bool {
	if t.work += int64(cells); t.work > MaxWork+WorkPerByte*(t.now-t.began) {
		t.limit(LimitWork, t.seqOff)
		t.closed = true
	}
	return !t.closed
}

// Limits tells which limits were hit so far, one element for each kind.
func (t *Terminal) Limits() []*Limit {
	var hit []*Limit
	for _, l := range t.limits {
		if l.Count > 0 {
			hit = append(hit, &l)
		}
	}
	return hit
}
