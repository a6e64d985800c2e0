package errlog

import (
	"bytes"

	"example.com/centrevu"
)

// plainLines takes the lines in the buffer that are plain, up to one that is
// not or has no end yet. It reports false if the reading is to end.
//
// This is parser.take for the lines that nearly all logs consist of, written
// for speed: a record that is all plain lines lies in the buffer, as its own
// description but for the line ends, which become blanks there, and what is
// known of it stays in variables. Whatever else comes, the record is given to
// the parser, which does the rest.
func (r *report) plainLines() bool {
	var (
		records   [2]plainRecord
		rec, next = &records[0], &records[1]
		held      bool // rec is one
	)
	r.from() // the entries share it
	for !r.between && !r.within && !r.slow && r.order == nil {
		buf := r.buf[:r.n]
		start := r.pos
		n := bytes.IndexByte(buf[start:], '\n')
		if n < 0 {
			break
		}
		end := start + n
		for end > start && buf[end-1] == '\r' {
			end--
		}
		line := buf[start:end]
		if len(line) > maxLine {
			break
		}
		s, from := line, start
		if len(s) > 0 && (s[0] == ' ' || s[len(s)-1] == ' ') {
			i, j := blanks(s, 0, len(s))
			s, from, end = s[i:j], start+i, start+j
		}
		if len(s) == 0 {
			r.pos = start + n + 1
			r.taken(skippedBlank)
			continue
		}
		if held && rec.header.text == 0 {
			rec.textLine, rec.textColumn = r.lines+1, from-start+1
		}
		kind := ascii
		if !printing(s) {
			kind = inUTF8
			if !r.utf8 || !clean(s) {
				if !held || !r.addSingle(rec, from, end) {
					break
				}
				r.pos = start + n + 1
				r.taken(ofEntry)
				continue
			}
			if held && rec.kind == inSingle {
				break
			}
			rec.kind = inUTF8
		}
		r.pos = start + n + 1
		if !bare(s) {
			if held {
				held = false
				r.hold(rec)
			}
			if !r.plain(line, start) {
				return false
			}
			continue
		}
		if !dated(s) {
			if held && ordinary(s) && !mayHaveHeader(s, r.day.half) && rec.add(buf, from, end) {
				r.taken(ofEntry)
				continue
			}
		} else if r.day.header(s, &next.header) && (next.header.text == 0 || !mayHaveHeader(s[next.header.text:], r.day.half)) {
			r.here = mark{offset: r.at + int64(start), lines: r.lines}
			if held && rec.header.text != 0 {
				if !r.emit(rec) {
					return false
				}
			} else {
				if held {
					r.hold(rec)
				}
				if !r.end() {
					return false
				}
			}
			r.taken(ofEntry)
			held = true
			rec, next = next, rec
			rec.from, rec.to, rec.head, rec.size, rec.tail, rec.line = from, end, end-from, 0, 0, r.lines
			rec.column, rec.kind = from-start+1, kind
			rec.textFrom = 0
			rec.severity = r.words.word(s[rec.header.word:rec.header.wordEnd])
			continue
		}
		if held {
			held = false
			r.hold(rec)
		}
		if !r.plain(line, start) {
			return false
		}
	}
	if held {
		r.hold(rec)
	}
	return true
}

// bare reports whether a line without the blanks around it is a line of a record
// as it stands: neither a row that clint prints nor what it prints last.
func bare(s []byte) bool { return s[0] != '|' && s[0] != '+' }

// taken counts a line that went into an entry, or was blank.
func (r *report) taken(f fate) {
	r.lines++
	if r.note != nil {
		r.fate = f
		r.tell()
	}
}

// plainRecord is a record in the buffer.
type plainRecord struct {
	header               header // with the place of the whole description in text
	severity             Severity
	from, to             int // in the buffer
	head                 int // length of the header
	size                 int // of the description below it
	tail                 tail
	textFrom             int // where it begins in the buffer, 0 if that is in the header
	textLine, textColumn int
	line                 int // of the header
	column               int
	kind                 plainKind
}

// plainKind is what the characters beyond ASCII are in, of a line or a record.
type plainKind uint8

const (
	ascii plainKind = iota // there are none
	inUTF8
	inSingle // as single reads them
)

// addSingle takes the line at r.buf[start:end] into the description if singles
// fits it, and nothing else stands against it.
func (r *report) addSingle(rec *plainRecord, start, end int) bool {
	s := r.buf[start:end]
	if rec.kind == inUTF8 || !bare(s) || dated(s) || !ordinary(s) || mayHaveHeader(s, r.day.half) {
		return false
	}
	size, ok := r.singles().fits(s)
	if !ok {
		return false
	}
	more := size - len(s)
	rec.size += more
	if !rec.add(r.buf, start, end) {
		rec.size -= more
		return false
	}
	rec.kind = inSingle
	return true
}

// add takes the line at buf[start:end] into the description. It reports false
// if the record would grow too large.
func (rec *plainRecord) add(buf []byte, start, end int) bool {
	n := end - start
	if rec.size+n+1 > maxText {
		return false
	}
	rec.size += n + 1
	rec.tail = rec.tail.with(n)
	to := rec.to
	if rec.header.text == 0 {
		rec.header.text = to + 1 - rec.from
		rec.textFrom = start
	}
	buf[to] = ' '
	to++
	if to != start {
		copy(buf[to:], buf[start:end])
	}
	rec.to = to + n
	return true
}

// textAt returns where the description begins below the header.
func (rec *plainRecord) textAt() textAt {
	if rec.textFrom == 0 {
		return textAt{}
	}
	return textBelow(rec.textLine-rec.line, rec.textColumn, int64(rec.textFrom-rec.from))
}

// placeOf returns where the header of a record in the buffer stands.
func (r *report) placeOf(rec *plainRecord) centrevu.Position {
	pos := centrevu.Position{Offset: r.at + int64(rec.from), Column: rec.column}
	if r.counted {
		pos.Line = rec.line
	}
	return pos
}

// hold gives the parser a record that the buffer holds.
func (r *report) hold(rec *plainRecord) {
	r.open, r.inPlace = true, true
	r.entry.Time = r.day.time(&rec.header)
	r.entry.Code = rec.header.code
	r.entry.ACD = centrevu.ACD{Number: rec.header.acd}
	r.entry.Odd = 0
	r.entry.Severity = rec.severity
	r.entry.At = r.placeOf(rec)
	r.entry.origin, r.entry.text = r.from(), rec.textAt()
	r.headLine = rec.line - 1
	r.record = r.buf[rec.from:rec.to]
	if rec.kind == inSingle {
		r.spare = r.single.append(r.spare[:0], r.record)
		r.record, r.inPlace = r.spare, false
	}
	r.head, r.desc, r.size, r.tail = rec.head, rec.header.text, rec.size, rec.tail
	if r.tail == 0 && r.desc > 0 {
		r.tail = r.tail.with(rec.head)
	}
}

// emit yields a record in the buffer that ends before the line that the report
// has come to.
func (r *report) emit(rec *plainRecord) bool {
	r.behind = r.here
	b := r.buf[rec.from:rec.to]
	if rec.kind == inSingle {
		r.wide = r.single.append(r.wide[:0], b)
		b = r.wide
	}
	s := r.blocks.keep(b)
	ok := r.yield(Entry{
		Time:     r.day.time(&rec.header),
		Code:     rec.header.code,
		ACD:      centrevu.ACD{Number: rec.header.acd},
		Severity: rec.severity,
		Header:   s[:rec.head],
		Text:     s[rec.header.text:],
		At:       r.placeOf(rec),
		text:     rec.textAt(),
		origin:   r.shared,
	}, nil)
	if ok && r.begun != nil {
		r.begun()
	}
	return ok
}
