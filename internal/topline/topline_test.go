package topline_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
)

func TestDate(t *testing.T) {
	denver, err := time.LoadLocation("America/Denver")
	if err != nil {
		t.Skip(err)
	}
	want := time.Date(2000, 5, 2, 7, 50, 0, 0, denver)
	for _, text := range []string{
		"05/02/00 07:50", "5/2/2000 7:50 AM", "05/02/00 07:50:00", "Tue May  2 07:50:00 2000", "Tue May  2 07:50:00 MDT 2000",
		"Tue May  2 07:50:00 UTC 2000", "Tue 02 May 2000 07:50:00 AM MDT", "Tue 02 May 2000 07:50:00 AM", "mar. 2 mai 2000 07:50:00", "Di 2. Mai 07:50:00 MST 2000",
	} {
		got, ok := topline.Date(text, wallclock.Reader{Location: denver})
		assert.True(t, ok && topline.IsDate(text), text)
		assert.True(t, want.Equal(got), "%s: %s", text, got)
	}
	evening, _ := topline.Date("Tue 02 May 2000 07:50:00 PM MDT", wallclock.Reader{Location: denver})
	assert.True(t, want.Add(12*time.Hour).Equal(evening), evening)
	for _, text := range []string{"", "07:50", "05/02/00", "05/02/00 07:50 3 4 INFO", "05/02/00 07:50 CMS", "Tue May  2 07:50:00 UTC 2000 archiver stopped"} {
		_, ok := topline.Date(text, wallclock.Reader{})
		assert.False(t, ok || topline.IsDate(text), text)
	}
	_, ok := topline.Date("13/02/00 07:50", wallclock.Reader{})
	assert.False(t, ok)
}

// A line that is a date and a time is of a session or not, in whatever language and order
// it is written: what cannot be read is of none.
func TestSpan(t *testing.T) {
	seen := time.Date(2000, 5, 2, 7, 54, 0, 0, time.UTC)
	fits := func(text string) bool {
		from, to, ok := topline.Span(text, wallclock.Reader{Near: seen})
		return ok && to.After(seen.Add(-time.Hour)) && from.Before(seen.Add(time.Hour))
	}
	for _, day := range []string{"%s.05.2000 07:50", "%s.05.00 07:50:11", "%s-05-2000 07:50", "2000.05.%s 07:50", "2000-05-%sT07:50:11Z", "2000-05-%s 08:50:11+01:00", "05/%s/00 7:50 AM",
		"%s May 2000 07:50", "%s-May-2000 07:50", "May %s, 2000 7:50 AM", "Mon May %s 07:50:11", "May %s 07:50", "Mon May %s 2000 07:50", "lun. %s mai 2000 07:50", "Mo %s. Mai 07:50:11 UTC 2000",
		"Mon, %s May 2000 07:50:11 +0000", "2000年5月%s日 07:50", "Mon May %s 11:50:11 EDT 2000", "Mon %s May 2000 07:50:00 AM UTC", "From ops@cms1 Mon May %s 07:50:11 2000", "From root Mon May %s 07:50:11 2000", "Script done on Mon May %s 07:50:11 2000",
		`Script done on 2000-05-%s 07:50:11+00:00 [COMMAND_EXIT_CODE="0"]`,
	} {
		assert.True(t, fits(fmt.Sprintf(day, "02")), day)
		assert.False(t, fits(fmt.Sprintf(day, "01")), day)
	}
	for _, text := range []string{"05/42/00 07:50", "42.05.2000 07:50", "Mon Abc  2 07:50:11 2000", "02/05/2000 07:50"} {
		assert.True(t, topline.IsDate(text), text)
		assert.False(t, fits(text), text)
	}
}

func TestClock(t *testing.T) {
	for text, is := range map[string]bool{
		"05/02/00 07:50  CentreVu(R) CMS   Windows: 1 of 10":     true,
		"5/2/2000 7:50 AM CMS":                                   true,
		"05/02/00 07:50 AM 3 4 INFO CMS went down":               false,
		"2000-05-02 07:50  CentreVu(R) CMS":                      true,
		"2000-05-02 07:50:11 Avaya CMS  Windows: 1 of 10":        true,
		"02.05.2000 07:50  CentreVu(R) CMS":                      true,
		"2000-05-02 07:50 CMS went down":                         false,
		"2000-05-02 07:50 3 4 INFO CMS":                          false,
		"05-02-00 07:50  CentreVu(R) CMS":                        false,
		"Tue 05/02/00 07:50  CentreVu(R) CMS   Windows: 1 of 10": true,
		"Tue, 2000-05-02 07:50  CentreVu(R) CMS":                 true,
		"CentreVu(R) CMS                     05/02/00 07:50":     true,
		"CMS  Windows: 1 of 10      05/02/00 07:50":              true,
		"05/02/00 07:50  Claims         Windows: 1 of 10":        true,
		"05/02/00 07:50  cms2  Windows: 1 of 10":                 true,
		"05/02/00 07:50  Current ACD: 1   Windows: 1 of 10":      true,
		"05/02/00 07:50  North_1        Windows: 1 of 10":        true,
		"05/02/00 07:50  Failed           Windows: 1 of 10":      false,
		"05/02/00 07:50  Archiver stopped  Windows: 1 of 10":     false,
		"05/02/00 07:50  Claims":                                 false,
		"05/02/00 07:50  Claims  West  Windows: 1 of 10":         false,
		"CentreVu(R) CMS archiver stopped  05/02/00 07:50":       false,
		"CentreVu(R) CMS   Windows: 1 of 10   2000-05-02 07:50":  true,
		"CentreVu(R) CMS   Windows: 1 of 10   02.05.2000 07:50":  true,
		"CentreVu(R) CMS   Windows: 1 of 10   02.05.00 07:50":    false,
		"CentreVu(R) CMS   Windows: 1 of 10   2.5.00 07:50":      false,
		"CentreVu(R) CMS   Windows: 1 of 10   Di 02.05.00 07:50": false,
		"CentreVu(R) CMS   Windows: 1 of 10   02-05-00 07:50":    false,
		"CentreVu(R) CMS   Windows: 1 of 10   2-May-00 07:50":    false,
		"CentreVu(R) CMS   Windows: 1 of 10   00/05/02 07:50":    false,
		"Tue 05/02/00 06:12 AM 3 4 INFO":                         false,
		"05/02/00 07:50":                                         false,
		"05/02/00 25:50 CMS":                                     false,
		"CMS 05/02/00 07:50":                                     false,
		"":                                                       false,
	} {
		_, ok := topline.Clock(text, wallclock.Reader{})
		assert.Equal(t, is, ok, text)
		assert.Equal(t, is, topline.Banner(text) > 0, text)
	}
}

func TestWindows(t *testing.T) {
	for text, want := range map[string]int{
		"05/02/00 07:50  CentreVu(R) CMS            Windows: 3 of 10":         3,
		"05/02/00 07:50  Avaya(TM) CMS R18          Fenster: 10 von 10":       10,
		"05/02/00 07:50  CentreVu(R) CMS            Windows: 3 of 10  Failed": 3,
		"05/02/00 07:50  CentreVu(R) CMS":                                     -1,
		"Windows: 3 of 10":                                                    -1,
		"":                                                                    -1,
	} {
		n, ok := topline.Windows(text)
		if !ok {
			n = -1
		}
		assert.Equal(t, want, n, text)
	}
}

// What stands around a row is no part of it: windows are read with it, too.
func TestWrapped(t *testing.T) {
	want := time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC)
	for _, around := range []string{"%s", "> %s", ">%s", "> > %s", ">> %s", "| %s", "| %s   |", "|%s|", "│ %s │", " |  %s", "> | %s |", "\u3000%s"} {
		for _, row := range []string{"05/02/00 07:50  CentreVu(R) CMS   Windows: 3 of 10", "CentreVu(R) CMS   05/02/00 07:50", "05/02/00 07:50  cms2  Windows: 3 of 10",
			"０５/０２/００\u3000０７：５０  CentreVu(R) CMS   Windows: 3 of 10", "05/02/00 07:50  cms2  Windows: ３ of １０", "2000-05-02 07:50  CentreVu(R) CMS"} {
			text := fmt.Sprintf(around, row)
			got, ok := topline.Clock(text, wallclock.Reader{})
			assert.True(t, ok && got.Equal(want), "%s: %s", text, got)
			assert.Equal(t, len(text), topline.Banner(text), text)
			if n, ok := topline.Windows(text); ok {
				assert.Equal(t, 3, n, text)
			}
			if strings.HasSuffix(text, "CMS   Windows: 3 of 10") {
				text += "  Failed"
				assert.Equal(t, "Failed", strings.TrimSpace(text[topline.Banner(text):]), text)
			}
		}
		for _, date := range []string{"05/02/00 07:50", "Tue May  2 07:50:00 2000", "０５/０２/００ ０７:５０"} {
			text := fmt.Sprintf(around, date)
			got, ok := topline.Date(text, wallclock.Reader{})
			assert.True(t, ok && got.Equal(want), "%s: %s", text, got)
		}
	}
	assert.Zero(t, topline.Banner("> "))
	assert.False(t, topline.IsDate("| "))
}

func TestPageOf(t *testing.T) {
	for text, want := range map[string]topline.Page{
		"2000-05-02 07:58        errors.txt      Page 1":      {Date: "2000-05-02 07:58", Title: "2000-05-02 07:58 errors.txt", Name: "errors.txt", Number: 1},
		"May  2 07:58 2000  Log of cms1 Page 12":              {Date: "May  2 07:58 2000", Title: "May 2 07:58 2000 Log of cms1", Name: "Log of cms1", Number: 12},
		"Tue May  2 07:58:12 UTC 2000   customer_log  Page 3": {Date: "Tue May  2 07:58:12 UTC 2000", Title: "Tue May 2 07:58:12 UTC 2000 customer_log", Name: "customer_log", Number: 3},
		"> 05/02/00 07:58 AM   Seite 1":                       {Date: "05/02/00 07:58 AM", Title: "05/02/00 07:58 AM", Number: 1},
		"errors.txt  Page 1":                                  {},
		"2000-05-02 07:58  errors.txt":                        {},
		"2000-05-02 07:58  errors.txt Page 0":                 {},
		"2000-05-02 07:58  errors.txt 1":                      {},
		"":                                                    {},
	} {
		got, ok := topline.PageOf(text)
		assert.Equal(t, want, got, text)
		assert.Equal(t, want != topline.Page{}, ok, text)
	}
}
