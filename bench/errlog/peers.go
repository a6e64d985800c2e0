package main

import (
	"bufio"
	"bytes"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/elastic/go-grok"
	"github.com/sirikothe/gotextfsm"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// peer is a way to read a log in this process.
type peer struct {
	name  string
	share int                               // it gets one part in that many of the log
	read  func(log []byte) (n int, e error) // the number of entries; 0 = it does not tell
}

var peers = []peer{
	{"bufio.Scanner, lines only", 1, scan},
	{"errlog.Entries", 1, entries},
	{"errlog.Parallel, 2 goroutines", 1, parallel},
	{"regexp", 8, withRegexp},
	{"elastic/go-grok", 32, withGrok},
	{"sirikothe/gotextfsm", 64, withTextFSM},
}

func scan(log []byte) (int, error) {
	s := bufio.NewScanner(bytes.NewReader(log))
	for s.Scan() {
	}
	return 0, s.Err()
}

func entries(log []byte) (n int, err error) {
	for _, err := range errlog.Entries(bytes.NewReader(log), centrevu.Source{}) {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func parallel(log []byte) (n int, err error) {
	for k, err := range errlog.Parallel(bytes.NewReader(log), int64(len(log)), 2, centrevu.Source{}, count) {
		if err != nil {
			return n, err
		}
		n += k
	}
	return n, nil
}

func count(section iter.Seq2[errlog.Entry, error]) (n int, err error) {
	for _, err := range section {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

const timeLayout = "01/02/06 03:04 PM"

// withRegexp is what one writes first: an expression for the header, and the
// lines below it joined.
func withRegexp(log []byte) (int, error) {
	header := regexp.MustCompile(`^(\d\d/\d\d/\d\d \d\d:\d\d [AP]M) (\d+) (\d+) ([A-Z]+)$`)
	s := bufio.NewScanner(bytes.NewReader(log))
	n := 0
	var e errlog.Entry
	var text []string
	for s.Scan() {
		m := header.FindStringSubmatch(s.Text())
		if m == nil {
			text = append(text, s.Text())
			continue
		}
		e.Text = strings.Join(text, " ")
		text = text[:0]
		e = errlog.Entry{Severity: errlog.Severity(m[4])}
		var err error
		if e.Time, err = time.Parse(timeLayout, m[1]); err != nil {
			return n, err
		}
		e.Code, _ = strconv.Atoi(m[2])
		e.ACD.Number, _ = strconv.Atoi(m[3])
		n++
	}
	e.Text = strings.Join(text, " ")
	return n, s.Err()
}

func withGrok(log []byte) (int, error) {
	g := grok.New()
	err := g.Compile(`^%{DATE_US:date} %{HOUR:hour}:%{MINUTE:minute} %{WORD:half} %{INT:code} %{INT:acd} %{WORD:severity}$`, true)
	if err != nil {
		// The smallest set of patterns has no dates.
		g = grok.New()
		if err := g.AddPattern("CMSDATE", `\d\d/\d\d/\d\d`); err != nil {
			return 0, err
		}
		if err := g.Compile(`^%{CMSDATE:date} %{HOUR:hour}:%{MINUTE:minute} %{WORD:half} %{INT:code} %{INT:acd} %{WORD:severity}$`, true); err != nil {
			return 0, err
		}
	}
	s := bufio.NewScanner(bytes.NewReader(log))
	n := 0
	var e errlog.Entry
	var text []string
	for s.Scan() {
		m, err := g.ParseString(s.Text())
		if err != nil {
			return n, err
		}
		if len(m) == 0 {
			text = append(text, s.Text())
			continue
		}
		e.Text = strings.Join(text, " ")
		text = text[:0]
		e = errlog.Entry{Severity: errlog.Severity(m["severity"])}
		if e.Time, err = time.Parse(timeLayout, m["date"]+" "+m["hour"]+":"+m["minute"]+" "+m["half"]); err != nil {
			return n, err
		}
		e.Code, _ = strconv.Atoi(m["code"])
		e.ACD.Number, _ = strconv.Atoi(m["acd"])
		n++
	}
	e.Text = strings.Join(text, " ")
	return n, s.Err()
}

const template = `Value Required DATE (\d\d/\d\d/\d\d \d\d:\d\d [AP]M)
Value CODE (\d+)
Value ACD (\d+)
Value SEVERITY ([A-Z]+)
Value List TEXT (.*)

Start
  ^\d\d/\d\d/\d\d \d\d:\d\d [AP]M \d+ \d+ [A-Z]+$$ -> Continue.Record
  ^${DATE} ${CODE} ${ACD} ${SEVERITY}$$ -> Next
  ^${TEXT}$$ -> Next
`

// withTextFSM holds the whole log and all that is in it.
func withTextFSM(log []byte) (int, error) {
	var fsm gotextfsm.TextFSM
	if err := fsm.ParseString(template); err != nil {
		return 0, err
	}
	var out gotextfsm.ParserOutput
	if err := out.ParseTextString(string(log), fsm, true); err != nil {
		return 0, err
	}
	return len(out.Dict), nil
}
