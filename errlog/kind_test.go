package errlog

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/centrevu"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestKindMasks(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Link to ACD 3 is down", "Link to ACD <n> is down"},
		{"Link to ACD 3 is up", "Link to ACD <n> is up"},
		{
			"SPI configuration error: Switch and UNIX clocks differ by more than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX clock is 12:29:32 10/19/15 Data collection will remain down until switch or UNIX clock is reset so they agree.",
			"SPI configuration error: Switch and UNIX clocks differ by more than <n> hours. Switch clock is <time> <date> , UNIX clock is <time> <date> Data collection will remain down until switch or UNIX clock is reset so they agree.",
		},
		{"at 12:29 PM, then", "at <time>, then"},
		{"at 12:29PM then", "at <time> then"},
		{"at 12:29:32 EST then", "at <time> then"},
		{"since 2026-04-10T12:29:32Z", "since <time>"},
		{"Mon Oct 19 12:29:32 EDT 2015", "<date> <time>"},
		{"on 19.10.2015 and 2015-10-19", "on <date> and <date>"},
		{"release 18.0.2", "release <n>"},
		{"host 10.20.30.40:5003 timed out", "host <addr> timed out"},
		{"net 10.0.0.0/8", "net <addr>"},
		{"from fe80::1 port 7", "from <addr> port <n>"},
		{"mac 00:1b:2c:3d:4e:5f", "mac <addr>"},
		{"cannot open /cms/maint/backup/back.log: full", "cannot open <path>: full"},
		{"see http://cms.example.com/x?y=1", "see <path>"},
		{"switched on/off", "switched on/off"},
		{"connect to cms1.example.com failed", "connect to <addr> failed"},
		{"arch.log", "arch.log"},
		{"java.lang.NullPointerException", "java.lang.NullPointerException"},
		{"id 0x1F2e and deadbee7 and face", "id <n> and <n> and face"},
		{"job 550e8400-e29b-41d4-a716-446655440000", "job <n>"},
		{"copied ./a, ../b, ~/c, C:\\d and \\\\e\\f", "copied <path> and <path>"},
		{"at 12:29:32.125+02:00 or 10/19/15-12:29:32", "at <time> or <time>"},
		{"Monday OCTOBER SPI Sundry", "<day> <month> SPI Sundry"},
		{"R18 ech1 ACDLINK[4]", "R<n> ech<n> ACDLINK[<n>]"},
		{"-5 +3.5 1,234 95% 3rd 10ms (7)", "<n>% <n> (<n>)"},
		{"channels 001,004 of 3-5", "channels <n> of <n>"},
		{`User "smith" logged in`, `User "<name>" logged in`},
		{"table 'hsplit' is full", "table '<name>' is full"},
		{`state is "up"`, `state is "up"`},
		{`state is "down"`, `state is "down"`},
		{`said "link 4 is down"`, `said "link <n> is down"`},
		{"it's the server's clock", "it's the server's clock"},
		{"user=smith host=alpha state=down", "user=<name> host=<addr> state=down"},
		{"host=down", "host=down"},
		{"mail to root@cms", "mail to <name>"},
		{"may the sun", "may the sun"},
		{"/up", "/up"},
		{"  two\t blanks\n", "two blanks"},
		{"", ""},
		{"Größe 5 überschritten", "Größe <n> überschritten"},
	}
	for _, tt := range tests {
		k := KindOf(Entry{Text: tt.text})
		assert.Equal(t, tt.want, k.Text, tt.text)
		assert.Equal(t, tt.want, KindOf(Entry{Text: k.Text}).Text, "masking twice: %s", tt.text)
	}
}

func TestKindIsWhatItIsMadeOf(t *testing.T) {
	e := Entry{Code: 3, Severity: "INFO", Text: "Link to ACD 3 is down", ACD: centrevu.ACD{Number: 3}, Count: 7}
	o := e
	o.ACD.Number, o.Text, o.Count = 4, "Link to ACD 4 is down", 1
	assert.Equal(t, KindOf(e), KindOf(o))
	for _, change := range []func(*Entry){
		func(e *Entry) { e.Code = 4 },
		func(e *Entry) { e.Severity = "WARN" },
		func(e *Entry) { e.Text = "Link to ACD 3 is up" },
	} {
		o := e
		change(&o)
		assert.NotEqual(t, KindOf(e), KindOf(o))
	}
}

// Whatever stands around it, what is up is not what is down.
func TestKindNeverMergesUpAndDown(t *testing.T) {
	for _, around := range []string{
		"%", "link 3 %", `"%"`, "'%'", "(%)", "/%", "x=%", "state=%", "host=%", "user=%", "ACD 3 is %.", "%@host", "a.b.%", "cms.%.com",
		"http %", "%:5", "5:%", "12:29 %", "/%/", "[%]", "`%'", "%3", "=%", `"the link is %"`, "10/19/15 %", strings.Repeat("long text ", 60) + "%",
		"node=(%)", "x-%-y", "C:\\%", "~/%", `name="%"`, `'is %'`,
	} {
		up := KindOf(Entry{Text: strings.ReplaceAll(around, "%", "up")})
		down := KindOf(Entry{Text: strings.ReplaceAll(around, "%", "down")})
		assert.NotEqual(t, up, down, around)
		assert.LessOrEqual(t, len(up.Text), maxKindText)
	}
}

func TestKindTextRoundTrip(t *testing.T) {
	for _, k := range []Kind{
		{},
		{3, "INFO", "Link to ACD <n> is down"},
		{-7, "", "x"},
		{1, "two words", " blanks  kept "},
		{1, `"`, ""},
		{1, "été", "\n"},
	} {
		b, err := k.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, k.String(), string(b))
		var back Kind
		require.NoError(t, back.UnmarshalText(b), string(b))
		assert.Equal(t, k, back)
	}
	b, err := Kind{3, "INFO", "x"}.AppendText([]byte("a "))
	require.NoError(t, err)
	assert.Equal(t, "a 3 INFO x", string(b))
	assert.Equal(t, "3 INFO Link to ACD <n> is down", Kind{3, "INFO", "Link to ACD <n> is down"}.String())
	for _, bad := range []string{"", "x", "3", "3 ", "3 INFO", `3 "INFO text`, `3 "INFO"text`, "x INFO text", "99999999999999999999 INFO text"} {
		assert.Error(t, new(Kind).UnmarshalText([]byte(bad)), bad)
	}
	b, err = json.Marshal(map[Kind]int{{3, "INFO", "x"}: 1})
	require.NoError(t, err)
	assert.JSONEq(t, `{"3 INFO x":1}`, string(b))
}

func TestKindsSharesNothingWithTheEntry(t *testing.T) {
	block := []byte("Link to ACD is down")
	var k Kinds
	e := Entry{Severity: "INFO", Text: string(block)}
	first := k.Of(e)
	assert.Equal(t, first, k.Of(e))
	assert.Zero(t, testing.AllocsPerRun(100, func() { k.Of(e) }))
}

func FuzzKind(f *testing.F) {
	for _, s := range []string{"Link to ACD 3 is down", `a "b c" /d 1.2.3.4 5:6 PM x=y`, "\xff\x00 '", "--5", "0x", "<n>.5", `"'1'"`} {
		f.Add(3, "INFO", s)
	}
	f.Fuzz(func(t *testing.T, code int, severity, text string) {
		k := KindOf(Entry{Code: code, Severity: Severity(severity), Text: text})
		assert.LessOrEqual(t, len(k.Text), maxKindText)
		assert.True(t, utf8.ValidString(k.Text))
		again := KindOf(Entry{Code: k.Code, Severity: k.Severity, Text: k.Text})
		assert.Equal(t, k.Severity, again.Severity)
		var back Kind
		require.NoError(t, back.UnmarshalText([]byte(k.String())))
		assert.Equal(t, k, back)
		up := KindOf(Entry{Text: text + " is up"})
		down := KindOf(Entry{Text: text + " is down"})
		assert.NotEqual(t, up, down)
	})
}

func BenchmarkKinds(b *testing.B) {
	e := Entry{Code: 3, Severity: "INFO", Text: "SPI configuration error: Switch and UNIX clocks differ by more than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX clock is 12:29:32 10/19/15 Data collection will remain down until switch or UNIX clock is reset so they agree."}
	var k Kinds
	b.SetBytes(int64(len(e.Text)))
	b.ReportAllocs()
	for b.Loop() {
		k.Of(e)
	}
}
