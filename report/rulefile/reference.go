package rulefile

import (
	"slices"
	"strings"
)

// Value is something that conditions and messages can read.
type Value struct {
	Path   string   // as it is written: "backup.finished_at"
	Type   string   // text, time, duration, number, true or false, ACD, or list of what
	Words  []string // every word that a text can be, if that is known
	Absent bool     // it may not have been seen, which leaves a condition without an answer
	Doc    string
	For    []string // rules for what can read it
}

// Reference lists what conditions and messages can read, in the order of the
// package doc.
func Reference() []Value {
	all := []Value{{Path: "now", Type: "time", Absent: true, Doc: factsObject.field("now").doc, For: overWords}}
	add := func(root, path string, of ...over) {
		var words []string
		for _, o := range of {
			words = append(words, overWords[o])
		}
		all = append(all, valuesOf(root, find(path).field.object, words)...)
	}
	servers := []over{overServer, overBackup, overLinks, overRuns, overEntries}
	add("server", "server", servers...)
	add("backup", "server.backup", servers...)
	add("link", "link", overLinks)
	add("run", "run", overRuns)
	add("entry", "entry", overEntries)
	add("acd", "acd", overACDs)
	add("server.logins: ", "server.logins", servers...)
	add("server.captures: ", "server.captures", servers...)
	add("before", "before", slices.Concat(servers, []over{overPair, overACDs})...)
	all = slices.DeleteFunc(all, func(v Value) bool { return v.Path == "server.backup" || v.Path == "server.link" })
	sides := []string{overWords[overPair], overWords[overACDs]}
	for _, side := range roleWords {
		link := find(side + ".link").field
		all = append(all, Value{Path: side, Type: "server", Doc: factsObject.field(side).doc + ", with its backup", For: sides},
			Value{Path: side + ".link", Type: "link", Absent: true, Doc: link.doc, For: sides[1:]})
	}
	return append(all,
		Value{Path: "limit", Type: "limits", Doc: factsObject.field("limit").doc, For: overWords})
}

func valuesOf(root string, o *object, of []string) []Value {
	var list []Value
	for _, f := range o.fields {
		v := Value{Path: root + "." + f.name, Type: kindWords[f.kind], Words: f.words, Absent: f.absent || f.kind == listKind, Doc: f.doc, For: of}
		if f.known != nil {
			v.Doc += "; documented: " + strings.Join(f.known, ", ")
		}
		switch {
		case f.kind == listKind:
			v.Type = "list of " + strings.TrimSuffix(f.name, "s") + "s"
			if f.name == "entries" {
				v.Type = "list of entries"
			}
		case f.object != nil && f.name == "acd":
			v.Type = "ACD"
			list = append(list, v)
			list = append(list, valuesOf(v.Path, f.object, of)...)
			continue
		case f.kind == objectKind:
			v.Type = f.name
		}
		list = append(list, v)
	}
	return list
}
