package vt

import "golang.org/x/text/encoding"

// The size of a terminal, and the largest one that is emulated.
const (
	DefaultRows    = 24
	DefaultColumns = 80
	MaxRows        = 500
	MaxColumns     = 500
)

// Options describe a terminal. The zero value is a 24 by 80 terminal whose
// screens go nowhere.
type Options struct {
	// Rows and Columns are the size; 0 means 24 and 80. A size beyond MaxRows
	// or MaxColumns is cut down to them, which is a Limit.
	Rows, Columns int

	// LeastRows is the number of rows that the terminal has at least, whatever
	// Rows and the stream say, as ProvenRows found it. 0 means none.
	LeastRows int

	// Grows says that the terminal will get more rows: what scrolled off its
	// top then comes in there again. Keeping it costs memory.
	Grows bool

	// Newline says that a line feed goes to the start of the next row, as if the
	// stream had begun with the mode LNM set.
	Newline bool

	// Charset decodes the bytes; nil means UTF-8 where valid, else ISO 8859-1.
	// A charset that is no superset of ASCII, or one with escape sequences of
	// its own, cannot be told from terminal controls and does not work.
	Charset encoding.Encoding

	// Latin1 says, where Charset is nil, that the bytes are ISO 8859-1, even
	// where they are valid UTF-8: a capture is in one character set.
	Latin1 bool

	// Term is the terminal type the program believed in, such as "att615", if
	// known. It decides where terminals differ in what the same bytes do.
	Term string

	// OnSnapshot is called with each settled screen. The Snapshot and all it
	// gives are valid until OnSnapshot returns.
	OnSnapshot func(*Snapshot)
}

// Terminal is an emulated terminal. Use New to make one.
type Terminal struct {
	rows, columns int // as they are now: DECCOLM changes columns
	baseColumns   int
	leastRows     int
	pushed        []*line // off the top, by a smaller size or scrolled
	keepsPushed   bool    // when it scrolls
	grows         bool    // it got more rows
	dialect       dialect
	g1Before      int64 // offset just past the last designation of G1
	blanksEnd     int64 // offset just past the last CSI n s

	onSnapshot func(*Snapshot)
	snap       Snapshot

	screen [2]page // the main and the alternate screen
	alt    int     // which of them is shown
	lines  []*line // rows of the one shown
	status line
	cur    *line // the row the cursor is in

	cursor
	pen
	saved        [2]cursor // one for each screen
	top, bottom  int       // scrolling region
	margins                // at the left and right
	insert       bool
	newline      bool // LNM
	reverseWrap  bool
	tabsWrap     bool // mode 41: a tab wraps a cursor that waits to
	statusActive bool // DECSASD
	wyStatus     bool
	tabs         [(MaxColumns + 63) / 64]uint64
	protection   protection
	level        int          // DECSCL: 4 is that of a VT420
	savedModes   map[int]bool // by XTSAVE
	savedRends   []savedRendition
	pushedRends  int
	allow132     bool // DECCOLM is heeded where it is optional
	keeps132     bool // DECNCSM: DECCOLM clears nothing
	hasStatus    bool // DECSSDT showed a status line to write to
	ignored      []Ignored
	work         int64 // cells touched by controls that act on areas
	began        int64 // offset of the first byte, or -1
	closed       bool  // nothing more is taken
	combs        combTable
	labels       labelSet

	decoder
	parser
	refresh
	proof

	limits   [numLimits]Limit
	pos      int64 // offset just past the bytes taken so far
	wroteEnd int64 // offset just past the last character written
	heldEnd  int64 // wroteEnd when a character took the last place and none follows
	open     bool  // the stream ended inside a sequence or character
}

// New returns a terminal with an empty screen.
func New(opt Options) *Terminal {
	t := &Terminal{onSnapshot: opt.OnSnapshot, dialect: dialectOf(opt.Term)}
	t.keepsPushed = opt.Grows
	t.leastRows = min(max(opt.LeastRows, 1), MaxRows)
	t.rows = max(t.leastRows, t.clampSize(opt.Rows, DefaultRows, MaxRows))
	t.baseColumns = t.clampSize(opt.Columns, DefaultColumns, MaxColumns)
	t.columns = t.baseColumns
	t.decoder.charset(opt.Charset, opt.Latin1)
	t.level, t.began = 4, -1
	t.newPages()
	t.saved[1] = defaultCursor()
	t.reset()
	t.newline = opt.Newline
	t.refresh = refresh{epoch: 1}
	t.doubt.before = newLine(max(t.columns, wideColumns))
	t.g1Before, t.blanksEnd, t.heldEnd = -1, -1, -1
	return t
}

func (t *Terminal) clampSize(n, byDefault, most int) int {
	switch {
	case n <= 0:
		return byDefault
	case n > most:
		t.limit(LimitSize, 0)
		return most
	}
	return n
}

// Write feeds p as the bytes that follow those fed before. It never fails.
func (t *Terminal) Write(p []byte) (int, error) {
	t.Feed(p, t.pos)
	return len(p), nil
}

// Feed feeds p, whose first byte stands at offset off of the capture.
func (t *Terminal) Feed(p []byte, off int64) {
	if t.closed {
		return
	}
	if t.began < 0 && len(p) > 0 {
		t.began = off
	}
	t.feed(p, off)
	if len(p) > 0 {
		t.pos = off + int64(len(p))
	}
}

// Settle says that the program paused here: what it has written so far is a
// screen people saw. The snapshot is taken before the next change.
func (t *Terminal) Settle() { t.over() }

// Close ends the stream and gives the last screen, if it has not been given.
func (t *Terminal) Close() {
	open := t.state != ground
	t.letGo()
	if t.state == inLabel && t.swallow.label != 0 {
		t.endLabel()
	}
	t.open = open
	if t.doubt.open && !t.doubt.moved {
		t.doubt.open = false // nobody knows where the cursor would have gone
	}
	t.settleDoubt()
	if t.dirty {
		t.emit(true)
	}
}
