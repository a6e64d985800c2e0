package vt

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// rowsAfter is the screen of a small terminal after the stream, with rows cut
// at the last character.
func rowsAfter(opt Options, stream string) string {
	term := New(opt)
	_, _ = term.Write([]byte(stream))
	term.Close()
	var rows []string
	for _, l := range term.lines {
		rows = append(rows, term.row(l).Text())
	}
	return strings.TrimRight(strings.Join(rows, "/"), "/")
}

func TestControls(t *testing.T) {
	for _, c := range []struct{ name, stream, want string }{
		{"text", "abc\r\ndef", "abc/def"},
		{"pending wrap", "0123456789X", "0123456789/X"},
		{"BS leaves the margin by one", "0123456789\bX", "01234567X9"},
		{"CR after the last column", "0123456789\rX", "X123456789"},
		{"no wrap", "\x1b[?7l0123456789XYZ", "012345678Z"},
		{"BS at the margin stays", "a\r\bb", "b"},
		{"reverse wrap", "\x1b[?45h\r\n\bX", "         X"},
		{"CUP", "\x1b[2;3HX", "/  X"},
		{"CUP beyond", "\x1b[99;99HX", "////         X"},
		{"HVP", "\x1b[2;3fX", "/  X"},
		{"CNL CPL", "\x1b[2EX\x1b[FY", "/Y/X"},
		{"HPR VPR", "\x1b[2a\x1b[1eX", "/  X"},
		{"tabs", "\tX\x1b[1;1H\x1b[3C\x1bH\r\tY", "   Y    X"},
		{"TBC", "\x1b[3g\tX", "         X"},
		{"CBT", "\x1b[1;10H\x1b[ZX", "        X"},
		{"CHT", "\x1b[IX", "        X"},
		{"ED below", "aaa\r\nbbb\r\nccc\x1b[2;2H\x1b[J", "aaa/b"},
		{"ED above", "aaa\r\nbbb\r\nccc\x1b[2;2H\x1b[1J", "/  b/ccc"},
		{"EL", "abcdef\x1b[3D\x1b[K", "abc"},
		{"EL left", "abcdef\x1b[3D\x1b[1K", "    ef"},
		{"ECH", "abcdef\x1b[1;2H\x1b[3X", "a   ef"},
		{"selective erase", "\x1b[1\"qab\x1b[0\"qcd\x1b[?2K", "ab"},
		{"ICH", "abc\x1b[1;2H\x1b[2@", "a  bc"},
		{"DCH", "abcdef\x1b[1;2H\x1b[2P", "adef"},
		{"IL", "a\r\nb\x1b[HX\x1b[LY", "Y/X/b"},
		{"DL", "a\r\nb\r\nc\x1b[H\x1b[2M", "c"},
		{"IL in region", "a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[2;1H\x1b[L", "a//b/d"},
		{"SU", "a\r\nb\r\nc\x1b[2S", "c"},
		{"SD", "a\r\nb\x1b[T", "/a/b"},
		{"IND scrolls", "a\x1b[5;1Hb\x1bD", "///b"},
		{"RI scrolls", "a\x1b[H\x1bM", "/a"},
		{"NEL", "ab\x1bEc", "ab/c"},
		{"8-bit NEL", "ab\x85c", "ab/c"},
		{"8-bit CSI", "ab\x9b2;1Hc", "ab/c"},
		{"LNM", "\x1b[20hab\nc", "ab/c"},
		{"region", "\x1b[2;3r\x1b[2;1Ha\r\nb\r\nc", "/b/c"},
		{"origin", "\x1b[2;4r\x1b[?6h\x1b[1;1HX", "/X"},
		{"origin stays inside", "\x1b[2;3r\x1b[?6h\x1b[9;1HX", "//X"},
		{"DECSC", "ab\x1b7\x1b[3;3HX\x1b8c", "abc//  X"},
		{"CSI s and u", "ab\x1b[s\x1b[3;3HX\x1b[uc", "abc//  X"},
		{"IRM", "abc\x1b[1;2H\x1b[4hXY\x1b[4lZ", "aXYZc"},
		{"REP", "x\x1b[3b", "xxxx"},
		{"REP goes on in the next row", "x\x1b[12b", "xxxxxxxxxx/xxx"},
		{"REP without end", "x\x1b[99998b", "xxxxxxxxxx/xxxxxxxxxx/xxxxxxxxxx/xxxxxxxxxx/xxxxxxxxx"},
		{"REP after a control", "x\r\n\x1b[3b<", "x/<"},
		{"REP twice", "x\x1b[2b\x1b[2b", "xxx"},
		{"REP of line drawing", "\x1b(0q\x1b[2b", "───"},
		{"DECALN", "\x1b#8\x1b[2;1H\x1b[J", "EEEEEEEEEE"},
		{"DECSTR", "\x1b[4h\x1b[2;3r\x1b[!pabc\rX", "Xbc"},
		{"RIS", "abc\x1b(0\x1bcq", "q"},
		{"1049", "ab\x1b[?1049hXX\x1b[?1049lc", "abc"},
		{"47 keeps", "ab\x1b[?47h\r\nXX\x1b[?47l\x1b[?47h", "/XX"},
		{"1047 clears", "ab\x1b[?1047hXX\x1b[?1047l\x1b[?1047h", ""},
		{"1048", "ab\x1b[?1048h\x1b[4;4H\x1b[?1048lc", "abc"},
		{"DECCOLM", "abc\x1b[?3h\x1b[1;132HX\x1b[1;11H\x1b[1K", strings.Repeat(" ", 131) + "X"},
		{"80 columns again", "\x1b[?3habc\x1b[?3l0123456789X", "0123456789/X"},
		{"sequences never printed", "a\x1b[?1;2cb\x1b[>4;1mc\x1b[1 qd\x1b[?1$pe\x1b F\x1b%/Gf", "abcdef"},
		{"colons", "\x1b[38:2::1:2:3ma\x1b[4:3mb", "ab"},
		{"malformed CSI", "a\x1b[1$2mb\x1b[<>mc", "abc"},
		{"control inside CSI", "a\x1b[2\r;3HX", "a/  X"},
		{"CAN", "a\x1b[1\x18b", "ab"},
		{"SUB", "a\x1b]0;x\x1ab", "ab"},
		{"OSC with BEL", "a\x1b]0;title\ab", "ab"},
		{"OSC with ST", "a\x1b]0;title\x1b\\b", "ab"},
		{"OSC with 8-bit ST", "a\x1b]0;title\x9cb", "ab"},
		{"8-bit ST inside a character", "a\x1b]0;Ü\x1b\\b", "ab"},
		{"DCS APC PM SOS", "a\x1bP1$q\a\x1b\\b\x1b_x\x1b\\c\x1b^x\x1b\\d\x1bXx\x1b\\e", "abcde"},
		{"title of screen", "a\x1bktitle\x1b\\b", "ab"},
		{"palette of Linux", "a\x1b]P0123456b\x1b]Rc", "abc"},
		{"G1 undesignated", "\x0elqk\x0fa", "┌─┐a"},
		{"G1 designated", "\x1b)B\x0elqk", "lqk"},
		{"G0", "\x1b(0lqk\x1b(Blqk", "┌─┐lqk"},
		{"UK", "\x1b(A#\x1b(B#", "£#"},
		{"German", "\x1b(K[]\x1b(B[]", "ÄÜ[]"},
		{"Portuguese", "\x1b(%6[\x1b(B[", "Ã["},
		{"SS2 SS3", "\x1b*0\x1b+A\x1bNq#\x1bO#q", "─#£q"},
		{"8-bit SS2", "\x1b*0a\x8eqq", "a─q"},
		{"LS2 LS3", "\x1b*0\x1bnq\x1b+A\x1bo#\x0fq", "─£q"},
		{"LS1R", "\x1b)0\x1b~\xf1\x1b}\xf1", "─ñ"},
		{"ISO 8859-1", "\xbfqu\xe9?", "¿qué?"},
		{"UTF-8", "¿qué?", "¿qué?"},
		{"both", "\xe9é\xe9", "ééé"},
		{"byte before a C1", "\xe9\x9b1Kx", " x"},
		{"no UTF-8", "\x1b%@é\x1b%Gé", "Ã©é"},
		{"wide", "日本", "日本"},
		{"wide at the margin", "123456789日", "123456789/日"},
		{"half of a wide one", "日本\x1b[1;2HX", " X本"},
		{"combining", "e\u0301x", "e\u0301x"},
		{"combining at the margin", "012345678e\u0301x", "012345678e\u0301/x"},
		{"blanks of the 44xx", "abcdef\x1b[1;2H\x1b[3s\x1b[3DX", "aX  ef"},
		{"key of the 44xx", "a\x1b[25;4j\x1bentb", "ab"},
		{"PC characters", "\x1b[11m\xda\xc4\xbf\x10\x1b[10ma", "┌─┐►a"},
		{"PC characters in UTF-8", "\x1b[11mÚÄ¿\x1b[10m¿", "┌─┐¿"},
		{"PC characters in 7 bits", "\x1b[12mZD?\x1b[10ma", "┌─┐a"},
		{"status line", "ab\x1b7\x1b[6;1Hstatus\x1b8c", "abc"},
		{"status line of the 615", "ab\x1b7\x1b[25;1x", "ab"},
		{"status line of the VT320", "ab\x1b[1$}status\x1b[0$}c", "abc"},
		{"NUL and DEL", "a\x00\x7fb", "ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, rowsAfter(Options{Rows: 5, Columns: 10}, c.stream))
		})
	}
}

func TestTerm(t *testing.T) {
	for _, c := range []struct{ term, stream, want string }{
		{"vt100", "0123456789\x1b[2CX", "012345678X"},
		{"ansi", "0123456789\x1b[2CX", "0123456789/  X"},
		{"att605", "0123456789\nX", "0123456789//X"},
		{"att615", "0123456789\x1b[2CX", "012345678X"},
		{"att605-w", "0123456789\x1b[2CX", "0123456789/  X"},
		{"xterm", "\r\n\bX", "/X"},
		{"putty", "\r\n\bX", "         X"},
		{"att4425", "a\r\nb\r\nc\x1b[2E", "c"},
		{"att4425", "a\x1b[2F", "//a"},
		{"att5420", "a\x1b[2;3xb\x1b[xc", "c/  b"},
		{"att5420-w", "0123456789\x1b[2CX", "0123456789/  X"},
		{"at386", "0123456789\x1b[2CX", "0123456789/  X"},
		{"vt220", "a\x1b[xb", "ab"},
		{"att5420", "a\x1bwb", "a////b"},
		{"att513", "a\x1b#2b", "a////b"},
		{"vt220", "a\x1bwb\x1b#2c", "abc"},
		{"att5420", "\x1b[19;1j\x1b[21;4j\x1bentX", "X"},
		{"att513", "\x1b[19;1|\x1b[21;4|\x1bentX", "X"},
		{"att4425", "\x1b[21;1j\x1b[25;4j\x1bentX", "X"},
		{"att513", "a\r\nb\r\nc\x1b[2E", "c"},
		{"sun-color", "a\r\nb\fc", "c"},
		{"vt220", "a\r\nb\fc", "a/b/ c"},
		{"att513", "\x1b(B\x1b)1\x0eqxl\x0fq", "─│┌q"},
		{"", "0123456789\x1b)0\x0eq\x0f", "0123456789/─"},
		{"", "\x1b[11m\x1b[10m0123456789\x1b[2CX", "0123456789/  X"},
	} {
		assert.Equal(t, c.want, rowsAfter(Options{Rows: 5, Columns: 10, Term: c.term}, c.stream), "%s %q", c.term, c.stream)
	}
}

func TestCharset(t *testing.T) {
	for _, c := range []struct {
		name    string
		charset encoding.Encoding
		stream  string
		want    string
	}{
		{"ISO 8859-15", charmap.ISO8859_15, "\xa4\x85x", "€/x"},
		{"Windows-1252", charmap.Windows1252, "\x93x\x94", "“x”"},
		{"EUC-JP", japanese.EUCJP, "a\xc6\xfc\xcb\xdcb", "a日本b"},
		{"EUC-JP, broken", japanese.EUCJP, "a\xc6\r\nb", "a\ufffd/b"},
		{"Shift_JIS", japanese.ShiftJIS, "\x93\xfa\x96\x7b\x83\x5c", "日本ソ"},
		{"UTF-8 on request", charmap.ISO8859_1, "é\x1b%Gé", "Ã©é"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, rowsAfter(Options{Charset: c.charset}, c.stream))
		})
	}
}

func TestOffsets(t *testing.T) {
	term := New(Options{})
	term.Feed([]byte("\x1b[2;3HA\xc3"), 100)
	term.Feed([]byte("\xa9\x1b[3b"), 200)
	row := term.row(term.lines[1])
	require.Equal(t, "  Aéééé", row.Text())
	assert.Equal(t, []int64{-1, -1, 106, 107, 201, 201, 201}, offs(row, 7))
	_, _ = term.Write([]byte("\x1b[2;3H\x1b[@"))
	assert.Equal(t, []int64{-1, -1, -1, 106, 107, 201}, offs(row, 6))
}

func offs(r Row, n int) []int64 {
	o := make([]int64, n)
	for i := range o {
		o[i] = r.Off(i)
	}
	return o
}

func TestLabels(t *testing.T) {
	var labels []Label
	var rows string
	term := New(Options{OnSnapshot: func(s *Snapshot) {
		labels = append([]Label(nil), s.Labels()...)
		rows = s.Row(0).Text()
	}})
	_, _ = term.Write([]byte("x\x1b[1;0;0;0q     Help       \x1b[3;00q     Exit       y\x1b[2;05q   F2           abcdez"))
	term.Close()
	require.Equal(t, "xyz", rows)
	assert.Equal(t, []Label{{"Help", 1}, {"F2", 51}, {"Exit", 27}}, labels)
}

func TestLabelCutShort(t *testing.T) {
	assert.Equal(t, "a/b", rowsAfter(Options{}, "a\x1b[1;0;0;0qHelp\r\nb"))
	assert.Equal(t, "ab", rowsAfter(Options{}, "a\x1b[0;1qb"), "DECLL takes no text")
}

func TestStatusLine(t *testing.T) {
	var status string
	term := New(Options{OnSnapshot: func(s *Snapshot) { status = s.Status().Text() }})
	_, _ = term.Write([]byte("a\x1b7\x1b[25;3x status\x1b8"))
	term.Close()
	assert.Equal(t, "   status", status)
}

func TestLimits(t *testing.T) {
	term := New(Options{Rows: 65535, Columns: 65535})
	_, _ = term.Write([]byte("\x1b[" + strings.Repeat("1;", 40) + "mx"))
	_, _ = term.Write([]byte("\x1b]" + strings.Repeat("y", MaxString) + "z"))
	_, _ = term.Write([]byte("e" + strings.Repeat("\u0301", MaxCombining+2)))
	kinds := map[LimitKind]int{}
	for _, l := range term.Limits() {
		kinds[l.Kind] = l.Count
		assert.NotEmpty(t, l.Error())
	}
	assert.Equal(t, map[LimitKind]int{LimitSize: 2, LimitParameters: 1, LimitString: 1, LimitCombining: 2}, kinds)
	assert.Equal(t, MaxRows, len(term.lines))
	assert.Empty(t, New(Options{}).Limits())
}

// DECALN fills what DECCOLM on the other screen made wider.
func TestAlignedBeforeItWasWidened(t *testing.T) {
	term := New(Options{Term: "xterm"})
	_, _ = term.Write([]byte("\x1b#8\x1b[?1047h\x1b[?40h\x1b[?3h\x1b[?1047l\x1b#8"))
	require.Equal(t, strings.Repeat("E", 132), term.row(term.lines[5]).Text())
}

// The alternate screen is not seen as it was when a program comes back to it: it is cleared
// before it is shown.
func TestClearedBeforeShown(t *testing.T) {
	shown := strings.Join(play(Options{}, []byte("\x1b[?1049hold\x1b[H\x1b[?1049lshell\r\n\x1b[?1049hnew\x1b[H"), nil), "\n")
	assert.Equal(t, 1, strings.Count(shown, "old"), shown)
	assert.Contains(t, shown, "new")
}
