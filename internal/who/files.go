package who

import (
	"regexp"
	"slices"
	"strings"

	"example.com/centrevu/internal/prompts"
)

var (
	nameWords = strings.Fields("acd arch archive archives archiving archstat back backup capture cms connection current cust custlog customer customerlog elog err errlog error errorlog " +
		"errors errreport errs history link linkex links list log logs now out output primary print printed printout report rpt secondary stat status table tables today unl unload unloaded who")
	nameEnds = strings.Fields("csv dat log lst out prt rpt tsv txt unl")
	notNow   = regexp.MustCompile(`(?i)\d{4}|old|prev|bak|backup|save|archive|yesterday`) // in the name of a folder

	// timeBehind is a time of day behind a date.
	timeBehind = regexp.MustCompile(`=[-_.t]?(?:[01]\d|2[0-3])[-:.]?[0-5]\d(?:[-:.]?[0-5]\d)?`)
)

// logFolder is where back.log is (3P).
const logFolder = "/cms/maint/backup"

// dayShapes are those of a date in the name of a file or folder.
var dayShapes = []string{"2006-01-02", "2006_01_02", "2006.01.02", "20060102", "01-02-2006", "01022006", "01-02-06", "060102", "010206", "0102", "02Jan2006", "02Jan06", "Jan02", "02Jan"}

// files says what is shown of the files that a program is given: as much as it can, if
// each is a current log, table or window.
func (s *Session) files(words []string, options *regexp.Regexp, most Shows) Shows {
	shows := most
	for _, w := range words {
		w = strings.TrimPrefix(w, "<")
		switch {
		case w == "" || options.MatchString(w):
			continue
		case strings.ContainsAny(w[:1], "-+>"), strings.Trim(w, "0123456789") == "":
			return ShowsPart
		}
		switch file := s.file(w); {
		case file == ShowsPart, file == ShowsFile && most == ShowsEnd:
			return ShowsPart
		default:
			shows = max(shows, file)
		}
	}
	return shows
}

// file says what a file can hold, by its path: what is current, what may be older, or what
// is of another host.
func (s *Session) file(path string) Shows {
	path = strings.ReplaceAll(strings.ToLower(strings.Trim(path, `"'`)), `\`, "/")
	if m := remote.FindStringSubmatch(path); m != nil { // of scp
		if path = m[2]; Siblings(m[1], s.Host()) {
			return ShowsPart
		}
	}
	path = s.undated(strings.TrimPrefix(path, logFolder+"/"))
	parts := partsOf(path)
	folders := strings.Split(path, "/")
	name := folders[len(folders)-1]
	switch folders = folders[:len(folders)-1]; {
	case slices.ContainsFunc(append(parts, folders...), s.isOther), slices.Contains(s.made, name):
		return ShowsPart
	case slices.ContainsFunc(folders, notNow.MatchString) || !s.isCurrent(name):
		return ShowsFile
	}
	return ShowsAll
}

// partsOf returns the words of a path.
func partsOf(path string) []string {
	return strings.FieldsFunc(path, func(c rune) bool { return strings.ContainsRune("/._-=", c) })
}

// hostFolder is a folder that is named after a host, in a command.
var hostFolder = regexp.MustCompile(`(?:^|[\s/\\])((?:[a-z]+-?)?(?:cms|server|host)-?\d+)[/\\]`)

// HostInPath returns the host after which a folder in a command is named, empty if none is.
func HostInPath(command string) string {
	if m := hostFolder.FindStringSubmatch(strings.ToLower(command)); m != nil {
		return m[1]
	}
	return ""
}

var remote = regexp.MustCompile(`^(?:[\w.-]+@)?([\w.-]{2,}):(.*)$`)

// spoil notes that files of these names may not be what they were.
func (s *Session) spoil(paths []string) {
	for _, path := range paths {
		path = strings.ToLower(strings.Trim(path, `"'`))
		if name := path[max(strings.LastIndexByte(path, '/'), strings.LastIndexByte(path, ':'))+1:]; name != "" && len(s.made) < maxMade {
			s.made = append(s.made, s.undated(name))
		}
	}
}

// maxMade bounds how many names are kept.
const maxMade = 1000

// undated puts a sign in the place of the day of the capture, with the time behind it.
func (s *Session) undated(path string) string {
	if s.Day.IsZero() {
		return path
	}
	for _, shape := range dayShapes {
		path = strings.ReplaceAll(path, strings.ToLower(s.Day.Format(shape)), "=")
	}
	return timeBehind.ReplaceAllString(path, "=")
}

// isOther reports whether a part of a path names the other server of the pair.
func (s *Session) isOther(part string) bool {
	other := s.Role == "primary" && part == "secondary" || s.Role == "secondary" && part == "primary"
	return other || Siblings(part, s.Host())
}

// isCurrent reports whether the name of a file consists of words for a log, table or
// window, of the day of the capture and of the host's.
func (s *Session) isCurrent(name string) bool {
	if host := s.Host(); host != "" {
		name = strings.ReplaceAll(name, host, "log")
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 && slices.Contains(nameEnds, name[i+1:]) {
		name = name[:i]
	}
	return name != "" && !slices.ContainsFunc(partsOf(name), func(p string) bool { return !slices.Contains(nameWords, p) })
}

// goTo follows cd.
func (s *Session) goTo(options []string) {
	if len(options) == 0 {
		s.folder = ShowsAll
		return
	}
	path := options[len(options)-1]
	if strings.HasPrefix(path, "/") || strings.HasPrefix(path, "~") || strings.HasPrefix(path, "..") {
		s.folder = ShowsAll
	}
	s.folder = max(s.folder, s.inFolder(path))
}

// takeFolder takes the folder that a prompt names.
func (s *Session) takeFolder(prompt string) {
	if m := promptFolder.FindStringSubmatch(strings.TrimRight(prompt[:len(prompt)-1], " =")); m != nil {
		s.folder = s.inFolder(m[1] + m[2] + m[3])
	}
}

// promptFolder is the folder in "[root@cms1 backup]", "root@cms1:/cms" and "C:\captures".
var promptFolder = regexp.MustCompile(`^` + prompts.Before + `(?:\[[^@\]\s]+@[\w.-]+[ :]([^\]]+)\]|[\w.@-]+[: ]([~/]\S*)|(?:PS )?[A-Za-z]:(\\.*))$`)

// inFolder says what the files of a folder can hold.
func (s *Session) inFolder(path string) Shows {
	path = strings.TrimSuffix(s.undated(strings.ReplaceAll(strings.ToLower(path), `\`, "/")), "/")
	path = strings.TrimPrefix(path, logFolder)
	switch {
	case path == "backup":
		return ShowsAll // back.log is there
	case slices.ContainsFunc(partsOf(path), s.isOther):
		return ShowsPart
	case slices.ContainsFunc(strings.Split(path, "/"), notNow.MatchString):
		return ShowsFile
	}
	return ShowsAll
}
