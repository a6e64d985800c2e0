package capture

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// scriptWording is how script(1) words its own lines.
type scriptWording struct {
	started string // before the time
	done    []string
}

// The translations are those of util-linux. The programs of Solaris and HP-UX
// write "script done" in lower case; those of AIX and z/OS have words of their
// own and a full stop behind the time.
var scriptWordings = []scriptWording{
	{"Script started on ", []string{"Script done on ", "script done on ", "Script done, "}},
	{"Script command is started on ", []string{"Script command is complete on "}},
	{"Skript gestartet auf ", []string{"Skript beendet auf "}},
	{"Script démarré sur ", []string{"Script terminé sur "}},
	{"Script d\xe9marr\xe9 sur ", []string{"Script termin\xe9 sur "}},
	{"Script iniciado en ", []string{"Script terminado en "}},
	{"Script iniciado em ", []string{"Script terminado em ", "Script concluído em ", "Script conclu\xeddo em "}},
}

// startedFile is what the program says on the terminal. It stands before the
// output where that was copied from a window.
const startedFile = "Script started, "

// exitStatus is written before the last line by FreeBSD and macOS, when they
// ran a command.
var exitStatus = regexp.MustCompile(`^\nCommand exit status: -?\d+`)

// typescriptHeader reads the first line of a typescript and returns how long
// it is, 0 if b does not begin with one.
func typescriptHeader(b []byte, loc *time.Location, last bool) (Header, int) {
	if bytes.HasPrefix(b, []byte(startedFile)) {
		n, line := headerLine(b, last)
		if n == 0 || !strings.Contains(line, "file is ") {
			return Header{}, 0
		}
		h, more := typescriptHeader(b[n:], loc, last)
		h.Kind = Typescript
		return h, n + more
	}
	for _, w := range scriptWordings {
		if !bytes.HasPrefix(b, []byte(w.started)) {
			continue
		}
		n, line := headerLine(b, last)
		line = line[min(len(w.started), len(line)):]
		if n == 0 || !strings.ContainsAny(line, "0123456789") {
			return Header{}, 0
		}
		h := Header{Kind: Typescript}
		date, attrs, isNew := strings.Cut(line, " [")
		if !isNew {
			date = strings.TrimRight(line, ". ")
		}
		var ok bool
		if h.Started, ok = Time(date, loc); !ok {
			h.Undated = w.started + line
		}
		h.attributes(attrs)
		if !isNew {
			n += commandLine(b[n:], &h)
		}
		return h, n
	}
	return otherHeader(b, loc, last)
}

// otherWording is the first line in any language: the newer script writes the time as ISO 8601
// does, and what it was run on behind that.
var otherWording = regexp.MustCompile(`^[^\x00-\x1f[]{1,80}?(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:?\d\d) \[((?:TERM|COMMAND)=".*\]|<.*>\])$`)

// otherHeader reads the first line of a typescript in another language.
func otherHeader(b []byte, loc *time.Location, last bool) (Header, int) {
	if !bytes.ContainsRune(b[:min(len(b), 256)], '[') {
		return Header{}, 0
	}
	n, line := headerLine(b, last)
	m := otherWording.FindStringSubmatch(line)
	if n == 0 || m == nil {
		return Header{}, 0
	}
	h := Header{Kind: Typescript}
	h.Started, _ = Time(m[1], loc)
	h.attributes(m[2])
	return h, n
}

// headerLine returns a header and how long it is with the line's end. A command
// that was run may have line feeds in it.
func headerLine(b []byte, last bool) (int, string) {
	b = b[:min(len(b), maxHeaderLine)]
	n := bytes.IndexByte(b, '\n')
	if n < 0 {
		if !last || len(b) == maxHeaderLine {
			return 0, ""
		}
		return len(b), string(b)
	}
	line := bytes.TrimSuffix(b[:n], []byte("\r"))
	if bytes.Contains(line, []byte(` [COMMAND="`)) && !bytes.HasSuffix(line, []byte("]")) {
		for _, end := range []string{"\"]\n", ">]\n"} {
			if m := bytes.Index(b, []byte(end)); m >= 0 {
				b = b[:m+len(end)]
				n = len(b) - 1
			}
		}
		line = b[:n]
	}
	return n + 1, string(line)
}

// commandRun is the command in the brackets of a header. Nothing in it is
// escaped, so it ends where what is written behind it begins.
var commandRun = regexp.MustCompile(`(?s)^COMMAND="(.*?)" ((?:TERM="[^"]*" )?(?:TTY="[^"]*" )?COLUMNS="\d*" LINES="\d*"|<[^<>]*>)$`)

// attributes reads what stands in the brackets of a header.
func (h *Header) attributes(s string) {
	s = strings.TrimSuffix(s, "]")
	if m := commandRun.FindStringSubmatch(s); m != nil {
		h.Command, s = m[1], m[2]
	} else if command, ok := strings.CutPrefix(s, `COMMAND="`); ok {
		h.Command, s = strings.TrimSuffix(command, `"`), ""
	}
	value := func(name string) string {
		_, v, _ := strings.Cut(" "+s, " "+name+`="`)
		v, _, _ = strings.Cut(v, `"`)
		return v
	}
	h.Rows, h.Columns = size(value("LINES")), size(value("COLUMNS"))
	h.Term = value("TERM")
}

// size returns a number of rows or columns, 0 if it is none.
func size(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 || n > 65535 {
		return 0
	}
	return n
}

// commandLine reads the second line that FreeBSD and macOS write for a command
// and returns how long it is. Output has a carriage return at its end.
func commandLine(b []byte, h *Header) int {
	const name = "Command: "
	if !bytes.HasPrefix(b, []byte(name)) {
		return 0
	}
	n := bytes.IndexByte(b[:min(len(b), maxHeaderLine)], '\n')
	if n < 0 || b[n-1] == '\r' {
		return 0
	}
	h.Command = string(b[len(name):n])
	return n + 1
}

// Ended returns when the last session of a typescript ended, by its last line, which the end
// of the file is given for; zero if it has none.
func Ended(tail []byte, loc *time.Location) time.Time {
	var at time.Time
	for _, w := range scriptWordings {
		for _, done := range w.done {
			if i := bytes.LastIndex(tail, []byte("\n"+done)); i >= 0 {
				line, _, _ := strings.Cut(string(tail[i+1+len(done):]), "\n")
				line, _, _ = strings.Cut(line, " [")
				if t, ok := Time(strings.TrimRight(line, ". \r"), loc); ok && t.After(at) {
					at = t
				}
			}
		}
	}
	return at
}

// scriptMarks finds the lines of script(1) behind the first.
type scriptMarks struct {
	loc     *time.Location
	started finder
	status  finder   // of a command's exit
	done    []finder // each with the line feed before it
	dated   bool     // the time of the first session is known
	crlf    bool     // the lines of the file were converted
}

// newTypescript reads what follows the first line of a typescript. All
// sessions in a file are worded as the first.
func newTypescript(in *input, h *Header, first []byte, loc *time.Location) body {
	w := scriptWordings[0]
	for _, other := range scriptWordings {
		if bytes.Contains(first, []byte(other.started)) {
			w = other
			break
		}
	}
	m := &scriptMarks{
		loc:     loc,
		started: finder{text: []byte(w.started)},
		status:  finder{text: []byte("\nCommand exit status: ")},
		dated:   !h.Started.IsZero(),
		crlf:    bytes.HasSuffix(first, []byte("\r\n")),
	}
	for _, d := range w.done {
		m.done = append(m.done, finder{text: []byte("\n" + d)})
	}
	var b body = &sessions{in: in, marks: m, header: h}
	if m.crlf {
		b = &unconverted{body: b}
	}
	return b
}

func (m *scriptMarks) find(b []byte, offset int64) int {
	at := m.started.find(b, offset)
	sooner := func(i int) {
		if i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	sooner(m.status.find(b, offset))
	for i := range m.done {
		sooner(m.done[i].find(b, offset))
	}
	return at
}

func (m *scriptMarks) parse(b []byte, last bool) (int, *Header) {
	if h, n := m.session(b); n > 0 {
		begun := h // h itself stays off the heap where there is none
		return n, &begun
	}
	n := m.footer(b, last)
	if n == 0 {
		return 0, nil
	}
	rest := bytes.TrimLeft(b[n:], "\r\n \x00\x1a")
	if len(rest) == 0 && last {
		return len(b), nil
	}
	if _, header := m.session(rest); header > 0 {
		return len(b) - len(rest), nil
	}
	return 0, nil
}

// session reads the first line of another session.
func (m *scriptMarks) session(b []byte) (Header, int) {
	if !bytes.HasPrefix(b, m.started.text) || m.dated && !m.isDate(b[len(m.started.text):]) {
		return Header{}, 0
	}
	h, n := typescriptHeader(b, m.loc, false)
	if n == 0 || !m.crlf && bytes.HasSuffix(b[:n], []byte("\r\n")) {
		return Header{}, 0
	}
	return h, n
}

// isDate reports whether a time begins b.
func (m *scriptMarks) isDate(b []byte) bool {
	b = b[:min(len(b), 64)]
	if end := bytes.IndexAny(b, "[\r\n"); end >= 0 {
		b = b[:end]
	}
	_, ok := Time(string(bytes.TrimRight(b, ". ")), m.loc)
	return ok
}

// footer returns how long the last lines of a session are.
func (m *scriptMarks) footer(b []byte, last bool) int {
	b = b[:min(len(b), maxFooter)]
	n := 0
	if bytes.HasPrefix(b, m.status.text) {
		n = len(exitStatus.Find(b))
	}
	for i := range m.done {
		d := m.done[i].text
		if !bytes.HasPrefix(b[n:], d) {
			continue
		}
		if end := bytes.IndexByte(b[n+len(d):], '\n'); end >= 0 {
			return n + len(d) + end + 1
		}
		if last && len(b) < maxFooter {
			return len(b)
		}
	}
	return 0
}
