package mask

import (
	"bytes"
	"strings"
)

// pieces masks a word with figures or marks in it: as a whole if it is
// something as a whole, else piece by piece.
func (m *masker) pieces(w string, announced announcing) {
	element := -1 // where the one before begins in dst, up to a comma
	for i := 0; i < len(w); {
		if class[w[i]]&strong != 0 {
			i = m.strong(w, i)
			continue
		}
		end := endOfPiece(w, i)
		piece := w[i:end]
		tail := len(piece)
		for tail > 0 && class[piece[tail-1]]&behind != 0 {
			tail--
		}
		begun := len(m.dst)
		if bracketed(w, i, end) && isDisk(piece) {
			m.dst = append(m.dst, piece[:len(piece)-1]...)
			m.writeNumber(-1)
		} else {
			assigned := end < len(w) && w[end] == '='
			m.piece(piece[:tail], m.announcedAt(w, i, announced), !assigned)
		}
		element = m.listed(element, begun)
		m.dst = append(m.dst, piece[tail:]...)
		if end == len(w) && (i == 0 && tail < len(piece) || i == 1 && tail == len(piece) && (w[0] == '[' || w[0] == '(')) {
			m.announce(piece[:tail], piece[tail:])
		}
		i = end
	}
}

// endOfPiece returns where the piece ends that begins at w[i].
func endOfPiece(w string, i int) int {
	end := i + 1
	for end < len(w) && class[w[end]]&strong == 0 {
		end++
	}
	if strings.IndexByte(w[i:end], '?') > 0 && isPath(w[i:end]) { // the query of a URL
		return len(w)
	}
	return end
}

// bracketed reports whether w[i:end] stands in brackets.
func bracketed(w string, i, end int) bool {
	return end < len(w) && i > 0 && (w[i-1] == '[' && w[end] == ']' || w[i-1] == '(' && w[end] == ')')
}

// announcedAt returns what the text before the piece at w[i] says that it is.
func (m *masker) announcedAt(w string, i int, announced announcing) announcing {
	if i == 0 {
		return announced
	}
	switch w[i-1] {
	case '[':
		return announced
	case '(':
		if bytes.HasSuffix(m.out(), []byte("rocess <n> (")) {
			return thing // process 12 (java)
		}
		return announced
	case '=':
		if key := keyBefore(w[:i-1]); key != nothing {
			return key
		}
		return keyed
	}
	return nothing
}

// listed leaves out an element of a list that looks like the one before it, as in
// n1,n2,n3, and returns where that begins which the next one is held against.
func (m *masker) listed(element, begun int) int {
	switch {
	case begun > len(m.dst): // it was taken for a part of the one before
		return -1
	case element < 0 || element >= begun || m.dst[begun-1] != ',':
		return begun
	}
	last, w := m.dst[element:begun-1], m.dst[begun:]
	if bytes.IndexByte(w, '<') < 0 || !bytes.Equal(last, w) {
		return begun
	}
	m.dst = m.dst[:begun-1]
	if bytes.HasSuffix(w, []byte("<n>")) {
		m.number, m.numbers = -1, len(m.dst)
	}
	return element
}

// longest is how many bytes what stands in angle brackets, and an address, can have.
const longest = 128

// closing returns where an angle bracket closes that opens a string, -1 if none does.
func closing(s string) int { return strings.IndexByte(s[:min(len(s), longest)], '>') }

// marked copies a mask that stands in the text, and returns its length.
func (m *masker) marked(s string) int {
	end := closing(s)
	if end < 0 {
		return 0
	}
	switch s[:end+1] {
	case "<n>":
		m.writeNumber(-1)
	case "<addr>", "<host>":
		m.dst = append(m.dst, "<addr>"...)
	case "<time>":
		m.writeTime()
	case "<date>", "<day>", "<month>", "<path>", "<volume>", "<name>":
		m.dst = append(m.dst, s[:end+1]...)
	default:
		return 0
	}
	return end + 1
}

// strong copies a byte that parts pieces, or masks what stands in the angle brackets
// that it opens. It returns what is behind that.
func (m *masker) strong(w string, i int) int {
	if w[i] == '<' {
		if n := m.marked(w[i:]); n > 0 {
			return i + n
		}
		if n := angled(w[i:], i > 0 && w[i-1] == '='); n > 0 {
			m.dst = append(m.dst, "<<name>>"...)
			return i + n
		}
		if i+1 < len(w) && digit(w[i+1]) && closing(w[i:]) < 0 { // <1 sec: below what is shown
			return i + 1
		}
	}
	return m.mark(w, i)
}

// mark copies a byte that parts pieces. A bracket that states the address
// before it once more is left out with what is in it.
func (m *masker) mark(w string, i int) int {
	c := w[i]
	m.dst = append(m.dst, c)
	if c != ')' && c != ']' {
		return i + 1
	}
	out := m.out()
	for _, again := range [...]string{"<addr> (<addr>)", "<addr> ()", "<addr> [<addr>]", "<addr>[<addr>]"} {
		if bytes.HasSuffix(out, []byte(again)) {
			m.dst = m.dst[:len(m.dst)-len(again)+len("<addr>")]
			break
		}
	}
	return i + 1
}

// piece masks a piece of a word, which has no mark inside that parts it
// wherever it stands.
func (m *masker) piece(s string, announced announcing, value bool) {
	if s != "" && !m.whole(s, announced, value) {
		m.parts(s)
	}
}

// whole masks a piece that is something as a whole, and reports whether it is.
func (m *masker) whole(s string, announced announcing, value bool) bool {
	mark := shape(s)
	if value && announced == item && (mark == "" || mark == "<path>") && isItem(s) {
		m.dst = append(m.dst, "<name>"...)
		return true
	}
	if value && announced == keyed && mark == "" && isID(s) {
		m.writeNumber(-1)
		return true
	}
	if announced == item || announced == keyed {
		announced = nothing
	}
	if announced != nothing && (mark == "<addr>" || mark == "<path>" || mark == "<name>") && !saysState(s) {
		mark = announced.mark()
	}
	if mark == "<date>" && m.numbers == len(m.dst) { // 00000001@2016/9/27 was not a list
		m.numbers = -2
	}
	if masks(mark, s) {
		m.write(mark)
		return true
	}
	if value && announced != nothing && named(s, announced) {
		m.dst = append(m.dst, announced.mark()...)
		return true
	}
	return false
}

// parts masks what stands between the weak marks of a piece, each by itself.
func (m *masker) parts(s string) {
	parted := false
	for i := 0; i < len(s); {
		if class[s[i]]&weak != 0 {
			parted = true
			m.dst = append(m.dst, s[i])
			i++
			continue
		}
		end := i + 1
		for end < len(s) && class[s[end]]&weak == 0 {
			end++
		}
		if !parted && end == len(s) {
			m.figures(s)
			return
		}
		if end < len(s) && s[end] == ':' { // host:port, x:10.1.2.3 and the like
			if n := addressWithin(s[i:]); n > 0 {
				m.write("<addr>")
				if i += n; i < len(s) && s[i] == '%' { // fe80::1%eth0
					for i < len(s) && class[s[i]]&weak == 0 {
						i++
					}
				}
				parted = true
				continue
			}
		}
		key := nothing
		if i > 0 && s[i-1] == ':' {
			key = keyBefore(s[:i-1])
		}
		m.part(s[i:end], key)
		i = end
	}
}

// part masks what stands between weak marks.
func (m *masker) part(s string, announced announcing) {
	switch mark := shape(s); {
	case masks(mark, s):
		m.write(mark)
	case announced != nothing && named(s, announced):
		m.dst = append(m.dst, announced.mark()...)
	default:
		m.figures(s)
	}
}

// masks reports whether a mask takes the place of what has its shape: a name that
// says how things are stays.
func masks(mark, s string) bool { return mark != "" && (mark != "<name>" || !saysState(s)) }

// write writes a mask. The addresses of a list are one.
func (m *masker) write(mark string) {
	switch mark {
	case "<n>":
		m.writeNumber(-1)
		return
	case "<time>":
		m.writeTime()
		return
	case "<day>", "<month>":
		m.calendar(mark)
		return
	case "<addr>":
		out := m.out()
		for _, behind := range [...]string{"<addr>,", "<addr>, "} {
			if bytes.HasSuffix(out, []byte(behind)) {
				m.dst = m.dst[:len(m.dst)-len(behind)]
				break
			}
		}
	}
	m.dst = append(m.dst, mark...)
}

// writeTime writes a time, and takes what is behind it for a part of it.
func (m *masker) writeTime() {
	dated := m.dated > 0 && bytes.HasSuffix(m.dst, []byte("<date> ")) && m.dated == len(m.dst)-1
	m.dst = append(m.dst, "<time>"...)
	m.clock = true
	if dated {
		m.dated = len(m.dst)
	}
}

// writeNumber writes a number, -1 if it is none that a date can have. The
// numbers of a list are one; the day or the year of a date is part of it.
func (m *masker) writeNumber(value int) {
	out := m.out()
	end := len(out)
	for end > 0 && len(out)-end < 3 && class[out[end-1]]&list != 0 {
		end--
	}
	behind := out[:end]
	switch {
	case len(out)-end <= 2 && (value > 0 && value <= 31 || year(value)) && bytes.HasSuffix(behind, []byte("<month>")):
		m.dst = append(m.dst[:m.start+end-len("<month>")], "<date>"...)
		m.dropDay()
		m.dated = 0
		if !year(value) {
			m.dated = len(m.dst)
		}
		return
	case year(value) && m.dated > 0 && m.dated == m.start+end:
		m.dst = m.dst[:m.start+end]
		m.dated = 0
		return
	case bytes.HasSuffix(behind, []byte("<n>")):
		m.dst = m.dst[:m.start+end]
		m.number, m.numbers = -1, len(m.dst)
		return
	}
	m.dst = append(m.dst, "<n>"...)
	m.number, m.numbers = value, len(m.dst)
}

func year(n int) bool { return n >= 1900 && n <= 2099 }

// calendar writes the name of a day or a month, "" for that of a month that is
// none without the number before it.
func (m *masker) calendar(mark string) {
	if mark != "<day>" && m.number > 0 && m.number <= 31 && m.numbers <= len(m.dst) && bytes.HasSuffix(m.dst[m.start:max(m.start, m.numbers)], []byte("<n>")) {
		tail := m.dst[m.numbers:]
		if len(tail) <= 1 && len(bytes.TrimLeft(tail, ".-/")) == 0 {
			m.dst = append(m.dst[:m.numbers-len("<n>")], "<date>"...)
			m.blank = false
			m.dropDay()
			m.dated = len(m.dst)
			return
		}
	}
	if mark == "" {
		mark = "<month>"
	}
	m.gap()
	m.dst = append(m.dst, mark...)
}

// dropDay leaves out the name of a day before the date that was written.
func (m *masker) dropDay() {
	out := m.out()
	at := bytes.LastIndexByte(out, '<')
	before := bytes.TrimRight(out[:at], " ,.")
	if at-len(before) <= 2 && bytes.HasSuffix(before, []byte("<day>")) {
		n := len(before) - len("<day>")
		m.dst = append(m.dst[:m.start+n], out[at:]...)
	}
}
