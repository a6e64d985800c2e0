package known_test

import (
	"path"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/examples/internal/known"
	"example.com/centrevu/report/rulefile"
)

var word = known.Word{Who: "CMS: team #1", Why: `it's "ours", - {a: b}`, Until: "2027-12-31"}

func load(t *testing.T, text string) *rulefile.File {
	t.Helper()
	f, err := rulefile.Parse(strings.NewReader("version: 1\n"+text), "known.yml", rulefile.Options{})
	require.NoError(t, err, text)
	return f
}

// A line of whatever characters that can be known is known by what is written of
// it, and no line beside it is.
func TestLine(t *testing.T) {
	for _, line := range []string{"Spare board [3]  of 4", "a: 'b' #c \"d\" {e, f} | \\g", "tab\there now", "- {pattern: tape}", "Zürich é 北京", "2027-12-31", "null null", "~ 12", "    indented", strings.Repeat("long ", 200)} {
		e, err := word.Line(line)
		require.NoError(t, err, line)
		text, err := known.YAML("known", []known.Entry{e})
		require.NoError(t, err)
		f := load(t, text)
		require.Len(t, f.Known, 1)
		k := f.Known[0]
		assert.Equal(t, []string{word.Who, word.Why}, []string{k.Who, k.Why})
		assert.True(t, k.Matcher()(strings.TrimSpace(line)), text)
		assert.False(t, k.Matcher()(strings.TrimSpace(line)+" burns"), text)
		assert.Equal(t, 2, strings.Count(text, "\n"), text)
	}
	for _, line := range []string{"***", "", "a\x1b[2Jb", "a\u009bb", "a\u202eb", "a\ufffdb", "a\u00a0b c"} {
		_, err := word.Line(line)
		assert.Error(t, err, "%q", line)
		assert.Equal(t, 1, strings.Count(known.Refused(err, line+"\nknown:\n"), "\n"))
	}
}

func TestFile(t *testing.T) {
	for _, name := range []string{"e[1]*?.txt", `a\b`, "two  blanks ", "'", "- x", "a: #b", "é"} {
		e, err := word.File(name)
		require.NoError(t, err, name)
		text, err := known.YAML("ignore", []known.Entry{e})
		require.NoError(t, err)
		f := load(t, text)
		require.Len(t, f.Ignore, 1)
		ok, err := path.Match(f.Ignore[0].Pattern, name)
		assert.True(t, ok && err == nil, text)
	}
	for _, name := range []string{"a\nb", "a\x01b", "a\xffb", "a\u202eb"} {
		_, err := word.File(name)
		assert.Error(t, err, "%q", name)
	}
}

func TestCheck(t *testing.T) {
	now := time.Date(2027, 12, 31, 23, 0, 0, 0, time.UTC)
	require.NoError(t, word.Check(now, "-who", "-why"))
	for _, w := range []known.Word{{"", "b", "2028-01-01"}, {"a", " ", "2028-01-01"}, {"a\nb", "b", "2028-01-01"}, {"a", "\u009b", "2028-01-01"}, {"a", "b", "2027-12-30"}, {"a", "b", "soon"}} {
		require.Error(t, w.Check(now, "-who", "-why"), w)
	}
}
