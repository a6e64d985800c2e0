package centrevu_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

type facts struct {
	Links   []map[string]any
	Backup  map[string]any
	Archive []map[string]any
	Errlog  []map[string]any
}

func norm(v any) any {
	b, _ := json.Marshal(v)
	var x any
	json.Unmarshal(b, &x)
	return x
}

func TestFacts(t *testing.T) {
	ext := os.Getenv("EXT")
	if ext == "" {
		ext = ".screens"
	}
	dir := os.Getenv("CAPS")
	if dir == "" {
		dir = "../shared/captures"
	}
	files, _ := filepath.Glob(dir + "/*" + ext)
	for _, f := range files {
		b, _ := os.ReadFile(strings.TrimSuffix(f, ext) + ".facts.json")
		var want facts
		json.Unmarshal(b, &want)
		src := centrevu.Source{Name: filepath.Base(f)}
		open := func() *os.File { f, _ := os.Open(f); return f }
		check := func(what string, got, want any) {
			if !reflect.DeepEqual(norm(got), norm(want)) {
				g, _ := json.Marshal(norm(got))
				w, _ := json.Marshal(norm(want))
				t.Errorf("%s %s\n got %s\nwant %s", f, what, g, w)
			}
		}
		ls, err := links.Parse(open(), src)
		if err != nil {
			t.Error(err)
		}
		var lf []map[string]any
		for _, l := range ls.Links {
			m := map[string]any{"acd": l.ACD.Number, "name": l.ACD.Name, "application": l.Application, "session": l.Session, "connection": l.Connection, "up": l.Up()}
			if l.Peer != "" {
				m["peer"] = l.Peer
			}
			lf = append(lf, m)
		}
		check("links", lf, want.Links)
		as, err := archive.Parse(open(), src)
		if err != nil {
			t.Error(err)
		}
		var af []map[string]any
		tf := func(t time.Time) string { return t.Format("2006-01-02T15:04:05") }
		for _, a := range as.Runs {
			m := map[string]any{"acd": a.ACD.Number, "name": a.ACD.Name, "type": a.Kind.String(), "status": a.State.String()}
			if !a.Last.IsZero() {
				m["last"] = tf(a.Last)
			}
			if !a.Next.IsZero() {
				m["next"] = tf(a.Next)
			}
			af = append(af, m)
		}
		check("archive", af, want.Archive)
		bs, err := backup.Parse(open(), src)
		if err != nil {
			t.Error(err)
		}
		m := map[string]any{"status": bs.State.String()}
		if bs.CompletedToday != nil {
			m["completed_today"] = *bs.CompletedToday
		}
		if !bs.FinishedAt.IsZero() {
			m["last_finished"] = tf(bs.FinishedAt)
		}
		if bs.State == backup.Unknown {
			m["text"] = bs.Text
		}
		check("backup", m, want.Backup)
		ef := []map[string]any{}
		for e, err := range errlog.Entries(open(), src) {
			if err != nil {
				fmt.Println(f, err)
				continue
			}
			ef = append(ef, map[string]any{"time": tf(e.Time), "code": e.Code, "acd": e.ACD.Number, "severity": string(e.Severity), "text": e.Text})
		}
		if want.Errlog == nil {
			want.Errlog = []map[string]any{}
		}
		check("errlog", ef, want.Errlog)
	}
}
