package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/sound"
	"example.com/centrevu/internal/transcript"
	"example.com/centrevu/internal/who"
)

// openTranscript opens the recording of a session in which lines were printed and
// nothing was drawn, as the text that it shows. It reports false of another, of one with a
// window in it, of which the recording says when it was shown, and of one without a log or
// a table.
func (f *file) openTranscript(content []byte, kind capture.Kind) (bool, error) {
	opt := capture.Options{Location: f.src.Location}
	if f.src.Timing != nil {
		timing, err := io.ReadAll(sound.Reader(f.src.Timing))
		if err != nil {
			return false, err
		}
		f.src.Timing, opt.Timing = bytes.NewReader(timing), bytes.NewReader(timing)
	}
	t, ok := transcript.Of(content, opt, mayBeTyped)
	if !ok {
		return false, nil
	}
	if kind == capture.Asciicast2 || kind == capture.Asciicast3 {
		f.src.Charset = "" // it is UTF-8, whatever the host spoke
	}
	cut := f.cut(t.Bytes)
	if !(t.Printed && kind == capture.Typescript) && (cut.has(screenText) || !cut.has(tableKinds...)) {
		return false, nil
	}
	f.src.Timing = nil // there is none of the text
	for _, at := range t.Starts {
		if !at.IsZero() {
			f.starts = append(f.starts, at)
		}
	}
	f.openCut(cut, t.Bytes)
	if !t.Ended {
		f.brokenOff()
	}
	return true, nil
}

// mayBeTyped reports whether somebody may go on typing behind what stands in a line.
func mayBeTyped(line string) bool {
	line = strings.TrimSpace(line)
	i := strings.IndexAny(line, "#$%>")
	return line == "" || who.IsShell(line) || i >= 0 && who.IsShell(line[:i+1])
}

// tableKinds are of the logs and tables that commands print.
var tableKinds = []kindOfText{logText, queryText, backLogText, unloadedText, exportText}

// brokenOff notes that a recording of which nothing says where it ends does so in what a
// command printed, and not at the prompt behind.
func (f *file) brokenOff() {
	t := f.text
	last := len(t.lines) - 1
	for last >= 0 && t.lines[last].Text == "" {
		last--
	}
	if last < 0 {
		return
	}
	if l := t.lines[last]; (t.kinds[last] == whoText || slices.Contains(tableKinds, t.kinds[last])) && !who.IsShell(l.Text) {
		f.trouble(0, &centrevu.ParseError{Source: f.src.Name, Position: l.Position, Text: l.Text,
			Err: fmt.Errorf("%w: the recording ends in the middle of what is printed: there is no prompt behind it", centrevu.ErrSyntax)})
	}
}
