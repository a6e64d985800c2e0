package vt

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// Other emulators were given generated streams, and where they agreed with
// this one their screens are kept. How to make them anew is described there.
const agreedDir = "../../testdata/vt/differential"

// agreed is a stream and the screen that a peer and this emulator give.
type agreed struct {
	stream string
	screen string
}

func readAgreed(t testing.TB, name string) []agreed {
	t.Helper()
	f, err := os.Open(name)
	require.NoError(t, err)
	defer f.Close()
	var all []agreed
	in := bufio.NewScanner(f)
	for in.Scan() {
		line := in.Text()
		if row, ok := strings.CutPrefix(line, "|"); ok {
			all[len(all)-1].screen += row + "\n"
			continue
		}
		stream, err := strconv.Unquote(line)
		require.NoError(t, err)
		all = append(all, agreed{stream: stream})
	}
	require.NoError(t, in.Err())
	return all
}

// lastScreen is the screen after the stream.
func lastScreen(stream string) string {
	term := New(Options{Term: "xterm"})
	_, _ = term.Write([]byte(stream))
	var b []byte
	for _, l := range term.lines {
		whole := *l
		whole.double = false // peers print what a row of double width hides as well
		b = append(term.row(&whole).AppendText(b), '\n')
	}
	return tidy(string(b)) + "\n"
}

func TestAgreed(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(agreedDir, "*.agreed"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		for _, a := range readAgreed(t, name) {
			// xterm composes marks with the characters before them.
			require.Equal(t, norm.NFD.String(a.screen), norm.NFD.String(lastScreen(a.stream)), "%q", a.stream)
		}
	}
}

// control is a kind of thing a generated stream is made of.
type control struct {
	name string
	make func(*rand.Rand) string
	not  string // the peers that differ on purpose: see README.md

	// vterm and tmux keep apart what that peer does otherwise only in
	// connection: a stream for it has controls marked a or b, and c, d or e.
	vterm, tmux string
}

func region(r *rand.Rand) string {
	top := 1 + r.IntN(20)
	return fmt.Sprintf("\x1b[%d;%dr", top, top+1+r.IntN(24-top))
}

func seq(format string) func(*rand.Rand) string {
	return func(r *rand.Rand) string {
		n := strings.Count(format, "%")
		args := make([]any, n)
		for i := range args {
			args[i] = small(r)
		}
		return fmt.Sprintf("\x1b"+strings.ReplaceAll(format, "%", "%s"), args...)
	}
}

// small is a parameter: left out, small, or now and then large.
func small(r *rand.Rand) string {
	switch r.IntN(12) {
	case 0:
		return ""
	case 1:
		return strconv.Itoa(26 + r.IntN(300))
	}
	return strconv.Itoa(1 + r.IntN(24))
}

func plain(s string) func(*rand.Rand) string {
	return func(*rand.Rand) string { return s }
}

func oneOfStrings(s ...string) func(*rand.Rand) string {
	return func(r *rand.Rand) string { return s[r.IntN(len(s))] }
}

// there is something to be done at some column; what it does to a cursor that
// waits to wrap is not agreed upon.
func there(s ...string) func(*rand.Rand) string {
	return func(r *rand.Rand) string { return seq("[%G")(r) + oneOfStrings(s...)(r) }
}

func run(letters string) func(*rand.Rand) string {
	return func(r *rand.Rand) string {
		var b strings.Builder
		for range 1 + r.IntN(30) {
			b.WriteByte(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .:|"

func columnsBetween(r *rand.Rand) string {
	left := 1 + r.IntN(70)
	return fmt.Sprintf("\x1b[%d;%ds", left, left+1+r.IntN(80-left))
}

func oneOfMakers(makers ...func(*rand.Rand) string) func(*rand.Rand) string {
	return func(r *rand.Rand) string { return makers[r.IntN(len(makers))](r) }
}

// utf8Text is written with ASCII shifted in, since peers map the characters
// through other sets, and so that it is seen: see README.md.
func utf8Text(s ...string) func(*rand.Rand) string {
	return func(r *rand.Rand) string { return plainText + oneOfStrings(s...)(r) }
}

const plainText = "\x0f\x1b(B\x1b*B\x1b[28m"

var controls = []control{
	{name: "text", make: run(letters)},
	{name: "more text", make: run(letters)},
	{name: "whole row", make: func(r *rand.Rand) string { return strings.Repeat(string(letters[r.IntN(60)]), 80) }, not: "tmux"},
	{name: "CR LF", make: plain("\r\n")},
	{name: "LF", make: oneOfStrings("\n", "\v", "\f")},
	{name: "CR", make: plain("\r")},
	{name: "BS", make: oneOfStrings("\b", "\b\b\b"), not: "tmux"},
	{name: "HT", make: oneOfStrings("\t", "\t\t")},
	{name: "CUP", make: seq("[%;%H")},
	{name: "CUP again", make: seq("[%;%H")},
	{name: "HVP", make: seq("[%;%f")},
	{name: "CUU", make: seq("[%A"), vterm: "b"},
	{name: "CUD", make: seq("[%B"), vterm: "b"},
	{name: "CUF", make: seq("[%C")},
	{name: "CUB", make: seq("[%D")},
	{name: "CNL", make: seq("[%E"), vterm: "b"},
	{name: "CPL", make: seq("[%F"), vterm: "b"},
	{name: "CHA", make: seq("[%G")},
	{name: "HPA", make: seq("[%`")},
	{name: "VPA", make: seq("[%d")},
	{name: "HPR", make: seq("[%a"), not: "tmux"},
	{name: "VPR", make: seq("[%e"), not: "tmux", vterm: "b"},
	{name: "CHT", make: seq("[%I"), not: "tmux"},
	{name: "CBT", make: seq("[%Z")},
	{name: "HTS", make: plain("\x1bH")},
	{name: "TBC", make: oneOfStrings("\x1b[g", "\x1b[3g")},
	{name: "ED", make: there("\x1b[J", "\x1b[0J", "\x1b[1J")},
	{name: "ED 2", make: there("\x1b[2J"), not: "tmux"},
	{name: "EL", make: there("\x1b[K", "\x1b[0K", "\x1b[1K", "\x1b[2K")},
	{name: "DECSED", make: there("\x1b[?J", "\x1b[?1J", "\x1b[?K", "\x1b[?1K"), not: "tmux", vterm: "d"},
	{name: "DECSCA", make: oneOfStrings("\x1b[1\"q", "\x1b[0\"q"), not: "tmux", vterm: "d"},
	{name: "ECH", make: seq("[%G\x1b[%X")},
	{name: "ICH", make: seq("[%G\x1b[7@"), vterm: "b", not: "tmux"},
	{name: "DCH", make: seq("[%G\x1b[5P"), vterm: "b"},
	{name: "IL", make: seq("[%L\r"), tmux: "b"},
	{name: "DL", make: seq("[%M\r"), tmux: "b"},
	{name: "SU", make: seq("[%S")},
	{name: "SD", make: seq("[%T")},
	{name: "DECSTBM", make: region, vterm: "a", tmux: "a"},
	{name: "full region", make: plain("\x1b[r")},
	{name: "IND", make: plain("\x1bD")},
	{name: "RI", make: plain("\x1bM")},
	{name: "NEL", make: plain("\x1bE")},
	{name: "C1", make: oneOfStrings("\x84", "\x85", "\x8d"), not: "tmux libvterm xterm"},
	{name: "DECSC", make: plain("\x1b7"), vterm: "c", tmux: "d"},
	{name: "DECRC", make: plain("\x1b8"), vterm: "c", tmux: "d"},
	{name: "SCOSC", make: plain("\x1b[s"), not: "libvterm", tmux: "d"},
	{name: "SCORC", make: plain("\x1b[u"), not: "libvterm", tmux: "d"},
	{name: "DECOM", make: oneOfStrings("\x1b[?6h", "\x1b[?6l", "\x1b[?6l"), vterm: "de", tmux: "b"},
	{name: "IRM", make: oneOfStrings("\x1b[4h", "\x1b[4l", "\x1b[4l"), vterm: "c"},
	{name: "LNM", make: oneOfStrings("\x1b[20h", "\x1b[20l"), not: "tmux"},
	{name: "DECAWM", make: oneOfStrings("\x1b[?7l", "\x1b[?7h", "\x1b[?7h"), vterm: "ce"},
	{name: "1047", make: oneOfStrings("\x1b[?1047h", "\x1b[?1047l"), not: "tmux libvterm"},
	{name: "1049", make: func(r *rand.Rand) string {
		return "\x1b[?1049h" + run(letters)(r) + oneOfStrings("\x1b[?1049l", "\x1b[2;3Hxyz\x1b[?1049l")(r)
	}, not: "libvterm", tmux: "c"},
	{name: "DECALN", make: plain("\x1b#8\x1b[?6l\x1b[r\x1b[H"), vterm: "e"},
	{name: "REP", make: func(r *rand.Rand) string { return "x" + seq("[%b")(r) }, not: "libvterm tmux"},
	{name: "REP alone", make: seq("[%b"), not: "libvterm tmux"},
	{name: "DECLRMM", make: oneOfStrings("\x1b[?69h", "\x1b[?69h", "\x1b[?69l"), not: "libvterm tmux"},
	{name: "DECSLRM", make: columnsBetween, not: "libvterm tmux"},
	{name: "DECSLRM again", make: columnsBetween, not: "libvterm tmux"},
	{name: "SL, SR", make: oneOfMakers(seq("[% @"), seq("[% A")), not: "libvterm tmux"},
	{name: "DECIC, DECDC", make: oneOfMakers(seq("[%'}"), seq("[%'~")), not: "libvterm tmux"},
	{name: "DECBI, DECFI", make: oneOfStrings("\x1b6", "\x1b9", "\r\x1b6", "\x1b[80G\x1b9"), not: "libvterm tmux"},
	{name: "DECERA", make: seq("[%;%;%;%$z"), not: "libvterm tmux"},
	{name: "DECSERA", make: seq("[%;%;%;%${"), not: "libvterm tmux"},
	{name: "DECFRA", make: func(r *rand.Rand) string { return fmt.Sprintf("\x1b[%d;", 33+r.IntN(90)) + seq("[%;%;%;%$x")(r)[2:] }, not: "libvterm tmux"},
	{name: "DECCRA", make: seq("[%;%;%;%;1;%;%;1$v"), not: "libvterm tmux"},
	{name: "SPA, EPA", make: oneOfStrings("\x1bV", "\x1bW"), not: "libvterm tmux"},
	{name: "protected", make: func(r *rand.Rand) string { return "\x1b[1\"q" + run(letters)(r) + "\x1b[0\"q" }, not: "libvterm tmux"},
	{name: "reverse wrap", make: oneOfStrings("\x1b[?45h", "\x1b[?45l"), not: "libvterm tmux"},
	{name: "BS to the left", make: func(r *rand.Rand) string { return strings.Repeat("\b", 1+r.IntN(40)) }, not: "libvterm tmux"},
	{name: "double width", make: func(r *rand.Rand) string {
		return oneOfStrings("\r\x1b#6", "\r\x1b#3", "\r\x1b#4")(r) + run(letters)(r) + "\x1b#5"
	}, not: "libvterm tmux"},
	{name: "XTSAVE", make: oneOfStrings("\x1b[?6s", "\x1b[?7s", "\x1b[?45s", "\x1b[?1047s", "\x1b[?1048s"), not: "libvterm tmux"},
	{name: "XTRESTORE", make: oneOfStrings("\x1b[?6r", "\x1b[?7r", "\x1b[?45r", "\x1b[?1047r", "\x1b[?1048r"), not: "libvterm tmux"},
	{name: "1049 again", make: oneOfStrings("\x1b[?1049h", "\x1b[?1049l"), not: "libvterm tmux"},
	{name: "printer", make: func(r *rand.Rand) string { return "\x1b[5i" + run(letters)(r) + "\r\n\x1b[31m\x1b[4i" }, not: "libvterm tmux"},
	{name: "memory lock", make: oneOfStrings("\x1bl", "\x1bm"), not: "libvterm tmux"},
	{name: "SD of ECMA", make: seq("[%^"), not: "libvterm tmux"},
	{name: "DECSCL", make: oneOfStrings("\x1b[62\"p", "\x1b[64\"p", "\x1b[64;1\"p"), not: "libvterm tmux"},
	{name: "DECCOLM", make: oneOfStrings("\x1b[?3h", "\x1b[?3l", "\x1b[?3;4l"), not: "libvterm tmux"},
	{name: "concealed", make: func(r *rand.Rand) string { return "\x1b[8m" + run(letters)(r) + "\x1b[28m" }, not: "libvterm tmux"},
	{name: "row 25", make: plain("\x1b[25;1H"), not: "libvterm tmux"},
	{name: "DECSASD", make: oneOfStrings("\x1b[1$}", "\x1b[0$}"), not: "libvterm tmux"},
	{name: "DECSTR", make: plain("\x1b[!p"), not: "libvterm tmux"},
	{name: "margins that are none", make: oneOfStrings("\x1b[50;20s", "\x1b[10;10s", "\x1b[;s", "\x1b[0;0s", "\x1b[70;200s", "\x1b[100;200s", "\x1b[;40s", "\x1b[40s"), not: "libvterm tmux"},
	{name: "regions that are none", make: oneOfStrings("\x1b[20;10r", "\x1b[5;5r", "\x1b[;r", "\x1b[;9r", "\x1b[12r", "\x1b[20;99r", "\x1b[30;40r"), not: "libvterm tmux"},
	{name: "DECCRA anywhere", make: oneOfMakers(seq("[%;%;%;%;1;%;%;1$v"), seq("[%;%;%;%;%;%;%;%$v"), seq("[2;2;20;70;1;%;%$v"), plain("\x1b[$v")), not: "libvterm tmux"},
	{name: "DECFRA of any character", make: func(r *rand.Rand) string {
		return fmt.Sprintf("\x1b[%d;%d;%d;%d;%d$x", r.IntN(256), r.IntN(20), r.IntN(20), r.IntN(30), r.IntN(90))
	}, not: "libvterm tmux"},
	{name: "rectangles from zero", make: oneOfStrings("\x1b[0;0;0;0$z", "\x1b[$z", "\x1b[;;5;5${", "\x1b[9;9;3;3$z", "\x1b[5;70$z"), not: "libvterm tmux"},
	{name: "REP after a control", make: oneOfMakers(seq("[31m\x1b[%b"), func(r *rand.Rand) string {
		return oneOfStrings("x\r", "y\n", "z\x1b[H", "v\x1b(B", "w\x1b[m", "u\x1b]0;t\a", "q\x00", "p\x7f", "o\x1b=")(r) + seq("[%b")(r)
	}), not: "libvterm tmux"},
	{name: "wide at the margin", make: func(r *rand.Rand) string {
		return plainText + oneOfStrings("\x1b[79G", "\x1b[80G", "\x1b[78G")(r) + oneOfStrings("漢", "x漢", "xy漢")(r)
	}, not: "libvterm tmux"},
	{name: "SS2, SS3", make: oneOfMakers(oneOfStrings(".\x1b*0\x1bN\rq", ".\x1b+0\x1bO\x1b[Cq", ".\x1b*0\x1bNq\x1b*B", ".\x1b+0\x1bOqq"), func(r *rand.Rand) string { return oneOfStrings(".\x1b*B\x1bN.", ".\x1b+0\x1bO.")(r) + run(letters)(r) }), not: "libvterm tmux"},
	{name: "DECCOLM heeded", make: oneOfStrings("\x1b[?40h\x1b[?3h\x1b[?40l", "\x1b[?40h\x1b[?3l\x1b[?40l", "\x1b[?40h\x1b[?95h\x1b[?3l\x1b[?95l\x1b[?40l"), not: "libvterm tmux"},
	{name: "status line", make: func(r *rand.Rand) string {
		return oneOfStrings("\x1b[1$~", "\x1b[0$~", "")(r) + "\x1b[1$}" + run(letters)(r) + oneOfStrings("\r\n", "\x1b[2J", "\x1b[5;5H", "")(r) + "\x1b[0$}"
	}, not: "libvterm tmux"},
	{name: "strings with anything in them", make: func(r *rand.Rand) string {
		kind := oneOfStrings("\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1b]", "\x1bP1;2|", "\x1bP$q", "\x1bP+q")(r)
		inside := oneOfStrings("a\nb\rc", "\x1b[5Cabc", "abc\a", "0;x\x00y", "12;\t\b", "", "é漢", "\x7f\x7f", ";;;", "a\x1b7")(r)
		return kind + inside + oneOfStrings("\x1b\\", "\x18", "\x1a", "\a\x1b\\", "\x1b[m\x1b\\")(r)
	}, not: "libvterm tmux"},
	{name: "other prefixes", make: func(r *rand.Rand) string {
		final := "@ABCDEFGHIJKLMPSTXZ`abdefgs"
		return "\x1b[" + oneOfStrings("?", ">", "=", "<")(r) + small(r) + oneOfStrings("", ";"+small(r))(r) + string(final[r.IntN(len(final))])
	}, not: "libvterm tmux"},
	{name: "other intermediates", make: func(r *rand.Rand) string {
		final := "@ABCDEFGHIJKLMPSTXZ`abdefgrsz"
		return "\x1b[" + small(r) + oneOfStrings("!", "\"", "#", "%", "&", "'", "(", ")", "+", ",", "-", ".", "/", "$ ", "  ")(r) + string(final[r.IntN(len(final))])
	}, not: "libvterm tmux"},
	{name: "prefix and intermediate", make: func(r *rand.Rand) string {
		final := "@AHJKLMPSXpqrvxz{|}"
		return "\x1b[" + oneOfStrings("?", ">", "=", "<")(r) + small(r) + oneOfStrings("!", "\"", "$", "'", "*", " ")(r) + string(final[r.IntN(len(final))])
	}, not: "libvterm tmux"},
	{name: "colons", make: oneOfMakers(seq("[%:%H"), seq("[3:1A"), seq("[%:%;%H"), seq("[2:1J"), seq("[4:0m")), not: "libvterm tmux"},
	{name: "empty parameters", make: oneOfStrings("\x1b[;5H", "\x1b[5;H", "\x1b[;;;H", "\x1b[0;0H", "\x1b[007;0010H", "\x1b[5;6;7;8H", "\x1b[;K", "\x1b[1;2K", "\x1b[0A", "\x1b[99999999999B", "\x1b[2;3C", "\x1b[;3D"), not: "libvterm tmux"},
	{name: "tab control", make: oneOfStrings("\x1b[W", "\x1b[0W", "\x1b[2W", "\x1b[5W", "\x1b[?5W", "\x1b[2g", "\x1b[1g", "\x1b[3;0g"), not: "libvterm tmux"},
	{name: "DECALN alone", make: plain("\x1b#8"), not: "libvterm tmux"},
	{name: "47", make: oneOfStrings("\x1b[?47h", "\x1b[?47l", "\x1b[?1048h", "\x1b[?1048l", "\x1b[?1047;1048h", "\x1b[?1048;1047l"), not: "libvterm tmux"},
	{name: "curses fix", make: oneOfStrings("\x1b[?41h", "\x1b[?41l"), not: "libvterm tmux"},
	{name: "escapes that are none", make: oneOfStrings("\x1bF", "\x1bG", "\x1bJ", "\x1bK", "\x1bQ", "\x1bR", "\x1bY", "\x1bZ", "\x1ba", "\x1bd", "\x1b<", "\x1b:", "\x1b#1", "\x1b#9", "\x1b!x", "\x1b\"x", "\x1b&x", "\x1b'x", "\x1b F", "\x1b L\x1b}", "\x1b M\x1b}", "\x1b N"), not: "libvterm tmux"},
	{name: "ICH, DCH, ECH anywhere", make: oneOfMakers(seq("[%@"), seq("[%P"), seq("[%X"), plain("\x1b[@"), plain("\x1b[P"), plain("\x1b[X")), not: "libvterm tmux"},
	{name: "ED, EL anywhere", make: oneOfStrings("\x1b[J", "\x1b[1J", "\x1b[K", "\x1b[1K", "\x1b[2K", "\x1b[?J", "\x1b[?2J", "\x1b[?2K", "\x1b[3J"), not: "libvterm tmux"},
	{name: "DECLRMM saved", make: oneOfStrings("\x1b[?69s\x1b[?69r", "\x1b[?7;69h", "\x1b[?69;6l"), not: "libvterm tmux"},
	{name: "DECSCL, other levels", make: oneOfStrings("\x1b[61\"p", "\x1b[63\"p", "\x1b[65\"p", "\x1b[60\"p", "\x1b[\"p", "\x1b[64\"p"), not: "libvterm tmux"},
	{name: "XTPUSHSGR", make: oneOfStrings("\x1b[8m\x1b[#{", "\x1b[#{", "\x1b[#}", "\x1b[8#{", "\x1b[m"), not: "libvterm tmux"},
	{name: "DECCARA, DECRARA", make: oneOfMakers(seq("[%;%;%;%;8$r"), seq("[%;%;%;%;1$r"), seq("[%;%;%;%;8$t"), seq("[2*x\x1b[%;%;%;%;4$t")), not: "libvterm tmux"},
	{name: "unusual widths", make: utf8Text("\u00ad", "x\u200by\u0301", "x\u200d", "x\ufe0f", "\u1100\u1161", "\u2014\u2026", "\uff21", "\u3000.", "\U0001f600", "\u0e01\u0e33"), not: "libvterm tmux"},
	{name: "DECSWL", make: oneOfStrings("\x1b#5", "\x1b#6", "\x1b#3"), not: "libvterm tmux xterm"},
	{name: "RIS", make: func(r *rand.Rand) string {
		if r.IntN(8) > 0 {
			return ""
		}
		return "\x1bc"
	}, vterm: "de", tmux: "d"},
	{name: "SGR", make: oneOfStrings("\x1b[m", "\x1b[0;7m", "\x1b[1;31;44m", "\x1b[38;5;3m")},
	{name: "SGR with colons", make: oneOfStrings("\x1b[38:2::1:2:3m", "\x1b[4:3m", "\x1b[0m")},
	{name: "G0", make: oneOfStrings("\x1b(0", "\x1b(B", "\x1b(B"), not: "tmux", vterm: "d"},
	{name: "G0, other sets", make: oneOfStrings("\x1b(A", "\x1b(B", "\x1b(0"), not: "tmux xterm", vterm: "d"},
	{name: "G1", make: oneOfStrings("\x1b)0\x0e", "\x0f", "\x1b)B\x0e"), not: "tmux", vterm: "d"},
	{name: "single shift", make: oneOfStrings(".\x1b*0\x1bNq\x1b[m", ".\x1b+0\x1bOx\x1b[m"), not: "tmux", vterm: "d"},
	{name: "locking shift", make: oneOfStrings("\x1b*0\x1bn", "\x1b+B\x1bo", "\x0f"), not: "tmux", vterm: "d"},
	{name: "UTF-8", make: utf8Text("é", "Größe", "─│┌", "±"), vterm: "ce"},
	{name: "wide", make: utf8Text("日本語", "漢", "한글"), not: "libvterm tmux"},
	{name: "combining", make: utf8Text("e\u0301", "a\u0308o\u0323\u0302"), vterm: "ce", not: "tmux"},
	{name: "OSC", make: oneOfStrings("\x1b]0;title\a", "\x1b]2;title\x1b\\")},
	{name: "DCS", make: oneOfStrings("\x1bPq#0;1\x1b\\", "\x1bP$qm\x1b\\")},
	{name: "other strings", make: oneOfStrings("\x1b_apc\x1b\\", "\x1b^pm\x1b\\", "\x1bXsos\x1b\\"), not: "libvterm"},
	{name: "unknown", make: oneOfStrings("\x1b[?2004h", "\x1b[>0c", "\x1b[5 q", "\x1b[1;2;3;4;5y", "\x1b=", "\x1b>", "\x1b F", "\x1b[?25l")},
	{name: "broken off", make: oneOfStrings("\x1b[12;\x18", "\x1b[3\x1a", "\x1b[1\x1b[m", "\x1b\x1b[m")},
	{name: "control inside", make: oneOfStrings("\x1b[2\r;5H", "\x1b[\n3C", "\x1b[3\bD")},
	{name: "NUL and DEL", make: oneOfStrings("\x00", "\x00\x00\x7f")},
}

// generate makes the pieces of a stream that peer treats as this emulator
// does; without a peer, of all there is.
func generate(seed uint64, peer string) []string {
	r := rand.New(rand.NewPCG(seed, 615))
	marks := "ab"[seed%2:seed%2+1] + "cde"[seed/2%3:seed/2%3+1]
	var use []control
	for _, c := range controls {
		apart := c.vterm
		switch peer {
		case "tmux":
			apart = c.tmux
		case "xterm":
			apart = ""
		}
		if peer != "" && strings.Contains(c.not, peer) || peer != "" && apart != "" && !strings.ContainsAny(marks, apart) {
			continue
		}
		use = append(use, c)
	}
	var pieces []string
	for range 5 + r.IntN(60) {
		pieces = append(pieces, use[r.IntN(len(use))].make(r))
	}
	return pieces
}
