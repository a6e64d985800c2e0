package rulefile

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// patience is far more than any of these takes, on a machine under load too.
const patience = 20 * time.Second

// large is more pieces than a file can have.
const large = 4 * maxPieces

// hostile files are larger or deeper than files can be, or look so.
func hostile() map[string]string {
	lol := "version: 1\na: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		lol += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1)
	}
	var keys, nested strings.Builder
	for i := 0; keys.Len() < maxSize-100; i++ {
		fmt.Fprintf(&keys, "k%d: 1\n", i)
	}
	for i := 0; nested.Len() < maxSize-5000; i++ {
		nested.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return map[string]string{
		"billion laughs":    lol,
		"too large":         strings.Repeat("# x\n", maxSize/4+1),
		"keys":              keys.String(),
		"keys in brackets":  "{" + strings.ReplaceAll(keys.String(), "\n", ", ") + "}",
		"nested":            nested.String(),
		"brackets":          strings.Repeat("[", large),
		"braces":            strings.Repeat("{", large),
		"open and close":    strings.Repeat("[]", large/2),
		"dashes":            strings.Repeat("- ", large/2),
		"question marks":    strings.Repeat("? ", large/2),
		"colons":            strings.Repeat("a: ", large/3),
		"anchors":           strings.Repeat("&a ", large/3),
		"stars":             strings.Repeat("*a ", large/3),
		"tags":              strings.Repeat("!a ", large/3),
		"percent":           strings.Repeat("%", large),
		"documents":         strings.Repeat("---\n", large/4),
		"quotes":            strings.Repeat("\"", maxSize),
		"items":             "version: 1\nlists:\n  a: [" + strings.Repeat("1,", large/2-100) + "]\n",
		"one text":          "version: " + strings.Repeat("x", maxSize-100),
		"not UTF-8":         strings.Repeat("\xff", 1000),
		"NUL":               strings.Repeat("\x00", 1000),
		"UTF-16":            "\xff\xfev\x00e\x00r\x00",
		"rules":             manyRules(1200),
		"every rule broken": strings.ReplaceAll(manyRules(900), "backup.", "bakup."),
		"parentheses":       oneRule("backup", "where: '"+strings.Repeat("(", 1900)+"', otherwise: {status: ok, message: x}"),
		"nots":              oneRule("backup", "where: '"+strings.Repeat("not ", 480)+"true', otherwise: {status: ok, message: x}"),
		"ternaries":         oneRule("backup", "where: '"+strings.Repeat("true ? ", 280)+"', otherwise: {status: ok, message: x}"),
		"ors of ands":       oneRule("backup", "where: '"+strings.Repeat("(backup.age > 1h or backup.age > 2h) and ", 40)+"true', otherwise: {status: ok, message: x}"),
		"pattern":           oneRule("backup", `where: 'backup.text matches "(((a{100}){100}){100}){100}"', otherwise: {status: ok, message: x}`),
		"long number":       oneRule("backup", `where: '`+strings.Repeat("9", 1900)+` == 1', otherwise: {status: ok, message: x}`),
		"powers":            oneRule("backup", `where: '9 ** 9 ** 9 ** 9 > 1', otherwise: {status: ok, message: x}`),
		"divided by zero":   oneRule("backup", `where: '1 % 0 == 1', otherwise: {status: ok, message: x}`),
		"braces in message": oneRule("backup", `otherwise: {status: ok, message: "`+strings.Repeat("{now}", 390)+`"}`),
	}
}

func TestHostileFiles(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			f, err := Parse(strings.NewReader(text), "site.yml", Options{})
			require.NotNil(t, f)
			if err != nil {
				assert.Less(t, len(Excerpts(err)), 200_000)
			}
			switch name {
			case "too large", "keys", "keys in brackets", "nested", "brackets", "dashes", "items", "rules":
				assert.ErrorIs(t, err, centrevu.ErrTooLarge)
			case "billion laughs", "pattern", "powers", "parentheses", "percent":
				assert.Error(t, err)
			}
		})
	}
}

// Conditions over a log of 200,000 entries, of which some loop over it for
// each of its entries.
func TestHostileConditions(t *testing.T) {
	p := both()
	p.Secondary = nil
	p.Primary.Errors.Entries = make([]errlog.Entry, 200_000)
	for i := range p.Primary.Errors.Entries {
		p.Primary.Errors.Entries[i] = errlog.Entry{Time: now, Text: "x", Code: i}
	}
	for _, tt := range []struct{ of, body string }{
		{"server", ` outcomes: [{when: 'any(server.entries, any(server.entries, any(server.entries, .code == -1)))', status: ok, message: x}], otherwise: {status: ok, message: x}`},
		{"each entry", ` outcomes: [{when: 'any(server.entries, .code == -1)', status: ok, message: x}], otherwise: {status: ok, message: x}`},
		{"each entry", ` outcomes: [{when: 'entry.code % 0 == 1', status: ok, message: x}], otherwise: {status: ok, message: x}`},
	} {
		f, err := Parse(strings.NewReader(oneRule(tt.of, tt.body)), "site.yml", Options{})
		require.NoError(t, err, Excerpts(err))
		r := report.Evaluate(p, f.Rules, report.Options{})
		assert.Equal(t, report.Unknown, report.Worst(r.Of("primary")), tt.body)
		assert.Less(t, len(r.Findings), report.MaxFindings+10)
	}
}

// A rule over a large log gives a bounded number of findings and loses none.
func TestManyFindings(t *testing.T) {
	p := both()
	p.Secondary = nil
	p.Primary.Errors.Entries = make([]errlog.Entry, 5000)
	for i := range p.Primary.Errors.Entries {
		p.Primary.Errors.Entries[i] = errlog.Entry{Code: i, Text: "x"}
	}
	f, err := Parse(strings.NewReader(oneRule("each entry",
		` outcomes: [{when: 'entry.code == 4999', status: critical, message: last}], otherwise: {status: ok, message: x}`)), "site.yml", Options{})
	require.NoError(t, err)
	found := report.Evaluate(p, f.Rules, report.Options{}).Of("primary")
	require.Len(t, found, report.MaxFindings+2)
	assert.Equal(t, "3999 more, beyond the first 1000", found[report.MaxFindings].Message)
	assert.Equal(t, report.Critical, found[report.MaxFindings+1].Status)
}

// The samples in the package doc are what they say.
func TestPackageDoc(t *testing.T) {
	b, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	doc := strings.ReplaceAll(string(b), "//\t", "\t")
	blocks := regexp.MustCompile(`(?m)(?:^\t.*\n|^//\n)+`).FindAllString(doc, -1)
	var files []string
	for _, block := range blocks {
		if strings.Contains(block, "\tversion: 1\n") {
			files = append(files, regexp.MustCompile(`(?m)^(\t|//)`).ReplaceAllString(block, ""))
		}
	}
	require.Len(t, files, 2)
	f, err := Parse(strings.NewReader(files[0]), "doc", Options{})
	require.NoError(t, err, Excerpts(err))
	assert.Len(t, f.Rules, 2)
	var unused []string
	for _, w := range f.Warnings {
		unused = append(unused, w.Err.Error())
	}
	assert.Equal(t, []string{"nothing uses the list `phrases`"}, unused)

	fsys := memory{"site.yml": files[0], "doc.test.yml": files[1], "captures/late/backup.txt": "Backups completed today: 1\nStatus: Last backup finished at 05/02/00 05:10:00\n",
		"captures/late/sub/none": ""}
	tests, err := ParseTests(fsys.fs(), "doc.test.yml", Options{})
	require.NoError(t, err, Excerpts(err))
	for _, r := range tests.Run() {
		assert.Empty(t, r.Failures, r.Name)
	}
}

func FuzzParse(f *testing.F) {
	for _, kind := range []string{"invalid", "warned"} {
		for _, ar := range archives(f, kind) {
			f.Add(ar.Files[0].Data)
		}
	}
	for name, text := range hostile() {
		if len(text) < 5000 {
			f.Add([]byte(text))
		} else {
			f.Add([]byte(text[:1000] + "# " + name))
		}
	}
	p := both()
	f.Fuzz(func(t *testing.T, b []byte) {
		start := time.Now()
		file, err := Parse(bytes.NewReader(b), "fuzz.yml", Options{})
		if err == nil {
			require.NoError(t, report.Validate(file.Rules))
			report.Evaluate(p, file.Rules, file.Options(report.Options{Now: now}))
		}
		Excerpts(err)
		for _, w := range file.Warnings {
			w.Excerpt()
		}
		if d := time.Since(start); d > patience {
			t.Fatalf("took %v", d)
		}
	})
}

// still is a reader that never reads anything.
type still struct{}

func (still) Read([]byte) (int, error) { return 0, nil }

func TestNoProgress(t *testing.T) {
	_, err := Parse(still{}, "still.yml", Options{})
	require.ErrorIs(t, err, io.ErrNoProgress)
}
