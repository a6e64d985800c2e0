package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/sound"
	"example.com/centrevu/internal/transcript"
	"example.com/centrevu/internal/who"
)

const (
	// headSize is how much of a file is looked at to tell what it is.
	headSize = 64 << 10

	// maxText is how much of a text is held, to be cut into what it holds. A
	// larger one is a log, a table or screens, which its first lines tell, and
	// is read as a stream.
	maxText = 4 << 20

	// maxTextLines is how many lines of it are held: each takes more than its
	// text, and short ones many times as much.
	maxTextLines = 256 << 10

	// maxBelow is how many texts of status lines and soft labels are looked at.
	maxBelow = 100

	// maxTroubles is how many places of a file are noted that were not
	// understood.
	maxTroubles = 1000
)

// file is one file while it is read. It is decoded and cut into windows once,
// for all readers.
type file struct {
	folder  *reading
	src     centrevu.Source // with the file's name
	written time.Time
	digest  [32]byte

	recording bool
	undated   string        // its first line, if that begins a session and does not say when
	timing    func() []byte // of the timing file beside it, nil if there is none

	text    *text // nil for a recording, and for a text that is too large to be held
	content []byte
	log     io.Reader // a printed log that is too large to be held
	table   io.Reader // a table that is

	gathered *centrevu.Gathering
	pages    []*centrevu.Screen // those that the switch or the shell may have drawn
	starts   []time.Time        // the dates in the headers of a recording's sessions, zero of one without
	tail     []byte             // the end of a recording's file
	ended    *time.Time         // the last session in it, once somebody asks; zero if it does not say
	clock    time.Time          // on the last screen that has one; of a text, the latest
	first    time.Time          // the earliest
	late     centrevu.Position  // of the screen of a text with the latest
	clockAt  time.Time          // when that was recorded
	others   []centrevu.Showing // screens of a text with windows that no reader reads
	below    []centrevu.Line    // what stands below the rows of screens, each once
	failed   map[string]bool    // what says beside a window that something failed, and is noted
	troubles []trouble
	own      map[string]bool // what those of the file as a whole say
	hosts    []string        // of which windows were seen to be
	spoken   []centrevu.Line // lines of the sessions with a shell in a recording
	rows     []rowLook       // of the screen noted last
	here     shownBy         // stands for what stands before the first command
	commands []shownBy       // in the order in which they stand
	full     bool            // there was no room for more

	claims map[claim]bool // of places that tables were unloaded to, as far as they were looked at

	asideTold bool // what stands between the windows is noted
}

// trouble is something that was not understood; of the file as a whole, its
// fact is zero.
type trouble struct {
	fact Fact
	err  error
}

// file reads one file, whatever it is.
func (f *reading) file(fsys fs.FS, name string) {
	c := Capture{Name: f.at(name)}
	info, err := fs.Stat(fsys, name)
	if err == nil {
		c.ModTime = info.ModTime()
		if !c.ModTime.IsZero() {
			c.ModTime = c.ModTime.In(f.src.Zone()) // not by the clock of the machine that reads
		}
	}
	switch {
	case err != nil:
		f.unrecognised(c, fmt.Errorf("cannot be read: %w", cause(err)))
		return
	case info.IsDir():
		f.unrecognised(c, errors.New("a link to a folder is not followed"))
		return
	case !info.Mode().IsRegular():
		f.unrecognised(c, errors.New("cannot be read: not a regular file"))
		return
	}
	opened, err := fsys.Open(name)
	if err != nil {
		f.unrecognised(c, fmt.Errorf("cannot be read: %w", cause(err)))
		return
	}
	defer opened.Close()

	in := &file{folder: f, src: f.src, written: c.ModTime}
	in.src.Name = c.Name
	in.timing = func() []byte { return f.timingOf(fsys, name, info.Size()) }
	if err := in.open(opened, info.Size()); err != nil {
		f.unrecognised(c, fmt.Errorf("cannot be read: %w", cause(err)))
		return
	}
	if in.text != nil && in.text.has(otherText) && f.isTiming(fsys, name, in.content) {
		f.server.Captures = append(f.server.Captures, c)
		return
	}
	in.read(c)
}

// open tells what a file is and decodes it.
func (f *file) open(r io.Reader, size int64) error {
	head := make([]byte, min(headSize, max(size, 0)+1))
	n, err := sound.Fill(r, head)
	ended := err == io.EOF
	if err != nil && !ended {
		return err
	}
	head = head[:n]
	if ended && isPlain(head) && f.src.Timing == nil {
		return f.openContent(head, maxText, bytes.NewReader(nil))
	}
	all := &failing{r: io.MultiReader(bytes.NewReader(head), r)}
	c, err := capture.Open(bytes.NewReader(head), capture.Options{})
	if err == nil && c.Header().Kind == capture.Typescript && f.src.Timing == nil && f.timing != nil {
		if timing := f.timing(); timing != nil {
			f.src.Timing = bytes.NewReader(timing)
		}
	}
	if err == nil {
		f.undated = strings.ToValidUTF8(c.Header().Undated, "?")
	}
	recording := err != nil || c.Header().Kind != capture.Text || f.src.Timing != nil
	if err == nil && (recording || c.Header().Printable) && size <= maxText && !transcript.Addressed(head) {
		content, err := io.ReadAll(io.LimitReader(all, maxText+1))
		if err != nil {
			return err
		}
		if len(content) <= maxText {
			if done, err := f.openTranscript(content, c.Header().Kind); done || err != nil {
				return err
			}
		}
		all.r, head, ended = io.MultiReader(bytes.NewReader(content), all.r), content, len(content) <= maxText
	}
	end := (*tail)(&f.tail)
	if err == nil && c.Header().Gzip {
		end = new(tail) // which cannot be read
	}
	switch {
	case recording && ended:
		f.recording = true
		end.Write(head)
		if f.gather(bytes.NewReader(head)); !f.full {
			f.digest = sha256.Sum256(head)
		}
		return nil
	case recording:
		f.recording = true
		sum := sha256.New()
		last := io.MultiWriter(sum, end)
		f.gather(io.TeeReader(all, last))
		if all.err == nil && !f.full {
			io.Copy(last, all)
			sum.Sum(f.digest[:0])
		}
		return all.err
	case c.Header().Gzip:
		whole, err := capture.Open(all, capture.Options{})
		if err != nil {
			return err
		}
		if err := f.openText(whole.Text(), 0); err != nil {
			return err
		}
		return all.err
	}
	if err := f.openText(all, size); err != nil {
		return err
	}
	return all.err
}

// tailSize is how much is kept of the end of a recording.
const tailSize = 1 << 10

// tail keeps the end of what is written to it.
type tail []byte

func (t *tail) Write(b []byte) (int, error) {
	*t = append((*t)[max(0, min(len(*t), len(*t)+len(b)-tailSize)):], b[max(0, len(b)-tailSize):]...)
	return len(b), nil
}

// digestOf is that of a text in UTF-8, without its byte order mark and empty lines at its
// start, and without the blanks at the end of its lines and of the whole; others count as
// one: these change where a file is copied or saved anew, and what it shows does not.
func digestOf(content []byte) [32]byte {
	if charset.IsUTF16(content[:min(len(content), charset.UTF16Head)]) {
		if text, err := io.ReadAll(charset.FromUTF16(bytes.NewReader(content))); err == nil {
			content = text
		}
	}
	said := make([]byte, 0, len(content))
	ends, blank := 0, false
	for _, c := range bytes.TrimPrefix(content, []byte("\ufeff")) {
		switch c {
		case '\n':
			ends, blank = ends+1, false
			continue
		case ' ', '\t', '\r':
			blank = true
			continue
		}
		for ; ends > 0; ends-- {
			if len(said) > 0 {
				said = append(said, '\n')
			}
		}
		if blank {
			said, blank = append(said, ' '), false
		}
		said = append(said, c)
	}
	return sha256.Sum256(said)
}

// isPlain reports whether a file is nothing but text, so that there is no need
// to look for the marks of a recording in it: printing ASCII, and no line that
// a program which records writes first.
func isPlain(content []byte) bool {
	for _, c := range content {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c > '~' {
			return false
		}
	}
	for _, mark := range [...]string{"Script", "{", "=~", "\r"} {
		if bytes.Contains(content[:min(len(content), 256)], []byte(mark)) {
			return false
		}
	}
	return true
}

// failing remembers what is wrong with a file, so that it is told from what is
// wrong with what stands in it.
type failing struct {
	r   io.Reader
	err error
}

func (f *failing) Read(b []byte) (int, error) {
	n, err := f.r.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}

// openText cuts a text into what it holds. One that is too large for that is
// taken for what its start is, and a watch is kept for anything else.
func (f *file) openText(r io.Reader, size int64) error {
	most := int64(maxText)
	if size > maxText {
		most = headSize
	}
	content := bytes.NewBuffer(make([]byte, 0, min(max(size, 512), most)+bytes.MinRead))
	if _, err := content.ReadFrom(io.LimitReader(r, most+1)); err != nil {
		return err
	}
	return f.openContent(content.Bytes(), most, r)
}

// openContent opens a text, or the start of one that is too large.
func (f *file) openContent(content []byte, most int64, r io.Reader) error {
	most = min(most, int64(endOfLines(content, maxTextLines)))
	if int64(len(content)) > most {
		head := content[:bytes.LastIndexByte(content[:most], '\n')+1]
		f.openLarge(f.cut(head), head, io.MultiReader(bytes.NewReader(content), r))
		return nil
	}
	f.openCut(f.cut(content), content)
	return nil
}

// openCut opens a text that is cut into what it holds.
func (f *file) openCut(t *text, content []byte) {
	f.digest = digestOf(content)
	f.text, f.content = t, content
	for _, l := range f.text.quoted {
		f.trouble(0, &centrevu.ParseError{Source: f.src.Name, Position: l.Position, Text: l.Text,
			Err: fmt.Errorf("%w: a window begins in the middle of an entry of the error log", ErrAmbiguous)})
	}
	if f.text.has(screenText, otherText) {
		f.gather(bytes.NewReader(f.text.only(content, true, screenText, otherText)))
	}
}

// endOfLines returns where the first n lines end.
func endOfLines(content []byte, n int) int {
	end := 0
	for l := range bytes.Lines(content) {
		if n--; n < 0 {
			break
		}
		end += len(l)
	}
	return end
}

func (f *file) cut(content []byte) *text {
	lines := make([]centrevu.Line, 0, bytes.Count(content, []byte("\n"))+1)
	for l, err := range centrevu.Lines(bytes.NewReader(content), f.src) {
		if err != nil {
			f.trouble(0, err)
			break
		}
		lines = append(lines, l)
	}
	return cutText(lines, f.src)
}

// openLarge takes a text that is too large to be held for what its start is.
func (f *file) openLarge(start *text, head []byte, r io.Reader) {
	var first kindOfText
	for _, k := range start.kinds {
		if k != otherText && k != promptText {
			first = k
			break
		}
	}
	for k := range kindsOfText {
		if k != first && k != otherText && k != promptText && start.has(k) {
			f.trouble(0, f.tooLarge("it holds several things, and is read for the first of them"))
			break
		}
	}
	switch first {
	case logText:
		f.log = &windowWatch{r: r, file: f}
	case unloadedText:
		f.table, f.content = r, head
	default:
		f.gather(r)
	}
}

func (f *file) tooLarge(why string) *centrevu.ParseError {
	return &centrevu.ParseError{Source: f.src.Name, Err: fmt.Errorf("%w: a text of more than %d bytes: %s", centrevu.ErrTooLarge, maxText, why)}
}

// gather finds the windows on the screens.
func (f *file) gather(r io.Reader) {
	f.gathered = centrevu.Gather(f.watched(centrevu.Screens(r, f.src)), f.src)
	_, err := f.gathered.Showings()
	for e := range flat(err) {
		if errors.Is(e, centrevu.ErrTooLarge) {
			f.trouble(0, e) // whatever else is on its screens, they were not all looked at
		}
	}
}

// watched yields the screens, notes what is of interest beside the windows on
// them, and ends when there is no room for more.
func (f *file) watched(screens iter.Seq2[*centrevu.Screen, error]) iter.Seq2[*centrevu.Screen, error] {
	return func(yield func(*centrevu.Screen, error) bool) {
		for s, err := range screens {
			if err != nil {
				f.trouble(0, err)
				continue
			}
			if !f.folder.hold(sizeOf(s)) {
				f.full = true
				err := fmt.Errorf("%w: the captures take more than %d bytes", centrevu.ErrTooLarge, f.folder.options.Memory)
				f.trouble(0, &centrevu.ParseError{Source: f.src.Name, Position: s.Place(), Err: err})
				return
			}
			f.note(s)
			if !yield(s, nil) {
				return
			}
		}
	}
}

// sizeOf is about what is held of a screen: each cell has its byte's place.
func sizeOf(s *centrevu.Screen) int {
	n := 256
	for i := range s.Lines {
		n += 64 + 12*len(s.Lines[i].Text)
	}
	return n
}

// note takes the times from a screen, and keeps it if it may be of something
// else than CMS.
func (f *file) note(s *centrevu.Screen) {
	f.look(s)
	f.beside(s)
	f.other(s)
	for _, l := range s.Below() {
		if len(f.below) < maxBelow && !slices.ContainsFunc(f.below, func(b centrevu.Line) bool { return b.Text == l.Text }) {
			f.below = append(f.below, l)
		}
	}
	f.noteClock(s)
	if s.ShownAt.IsZero() {
		if n := len(f.starts); n == 0 && !s.CapturedAt.IsZero() || n > 0 && !f.starts[n-1].Equal(s.CapturedAt) {
			f.starts = append(f.starts, s.CapturedAt)
		}
	}
	f.goesOn(s)
	if f.recording {
		f.said(s)
	}
	if slices.ContainsFunc(f.rows, func(r rowLook) bool { return r.page }) {
		f.pages = append(f.pages, s)
	}
}

// rowLook is what a row of a screen may be of interest for.
type rowLook struct {
	text   string
	failed bool // it may say that something failed
	shell  bool // it may say something to a session with a shell
	asks   bool // the answer to it names the host
	page   bool // it may be of the switch, or show that who was called
}

// look looks at the rows of a screen. Most stood on the screen before.
func (f *file) look(s *centrevu.Screen) {
	f.rows = append(f.rows, make([]rowLook, max(0, len(s.Lines)-len(f.rows)))...)[:len(s.Lines)]
	for i := range s.Lines {
		if text := s.Lines[i].Text; text != f.rows[i].text {
			f.rows[i] = rowLook{
				text: text, failed: standsAlone(text), shell: who.Tells(text),
				asks: who.AsksForHost(text), page: isOfSwitch(text) || isOfShell(text),
			}
		}
	}
}

// noteClock takes the time from a screen.
func (f *file) noteClock(s *centrevu.Screen) {
	clock := s.Clock(f.src)
	if clock.IsZero() {
		return
	}
	clock = f.again(clock, cmp.Or(s.ShownAt, f.written))
	if f.first.IsZero() || clock.Before(f.first) {
		f.first = clock
	}
	if f.clock.IsZero() || !s.ShownAt.IsZero() || f.clockAt.IsZero() && clock.After(f.clock) {
		f.clock, f.clockAt, f.late = clock, s.ShownAt, s.Place()
	}
}

// goesOn takes the clock of a screen for when it was recorded if the recording was begun days
// before and left running: the clock and the time of the file say so, so that it is not
// only that the clock is wrong.
func (f *file) goesOn(s *centrevu.Screen) {
	if s.CapturedAt.IsZero() || !s.ShownAt.IsZero() || f.clock.Sub(s.CapturedAt) < aDay {
		return
	}
	clock := s.Clock(f.src)
	if clock.Sub(s.CapturedAt) >= aDay && clock.Before(f.written.Add(fewMinutes)) && f.written.Sub(clock) < aDay {
		s.CapturedAt = clock
	}
}

const aDay = 24 * time.Hour

// tomorrow notes that one of the screens of a text shows a clock that was reached only
// after the file was written, and another does not: the clock does not tell which of
// them is the later then.
func (f *file) tomorrow() {
	if f.recording || f.written.IsZero() || !f.clock.After(f.written.Add(headingSkew)) || f.first.After(f.written) {
		return
	}
	f.trouble(0, &centrevu.ParseError{Source: f.src.Name, Position: f.late,
		Err: fmt.Errorf("%w: the clock of this screen is later than the file, and that of another is not", centrevu.ErrSyntax)})
}

// trouble notes what was not understood. It reports false if that was noted
// before: what is wrong with a screen, each reader of the screens says.
func (f *file) trouble(fact Fact, err error) bool {
	if errors.Is(err, centrevu.ErrEmpty) {
		return false
	}
	if len(f.own) > 0 && f.own[err.Error()] {
		return false
	}
	switch n := len(f.troubles); {
	case n < maxTroubles:
		f.troubles = append(f.troubles, trouble{fact, err})
		if fact == 0 {
			if f.own == nil {
				f.own = map[string]bool{}
			}
			f.own[err.Error()] = true
		}
	case n == maxTroubles:
		f.troubles = append(f.troubles, trouble{fact, &centrevu.ParseError{Source: f.src.Name,
			Err: fmt.Errorf("%w: more than %d places were not understood", centrevu.ErrTooLarge, n)}})
	}
	return true
}
