package report

import (
	"slices"

	"example.com/centrevu/internal/closed"
)

// Fact is something that can be captured from a server. Its text form names
// the field of Server that holds it.
type Fact int

const (
	FactBackup  Fact = iota + 1 // Server.Backup
	FactArchive                 // Server.Archive
	FactLinks                   // Server.Links
	FactErrors                  // Server.Errors
	FactLogins                  // Server.Logins, optional

	// What stands beside these and bears them out. It is never missed.
	FactLinkHistory // Server.LinkHistory
	FactSwitch      // Server.Switch
	FactBackupLog   // Server.BackupLog
)

// Facts holds every Fact that the daily check asks for, in the order of the
// constants.
var Facts = [...]Fact{FactBackup, FactArchive, FactLinks, FactErrors}

// OptionalFacts holds those that a site may choose never to capture.
var OptionalFacts = [...]Fact{FactLogins, FactLinkHistory, FactSwitch, FactBackupLog}

var allFacts = slices.Concat(Facts[:], OptionalFacts[:])

var facts = [...]struct {
	word   string
	window string // as the documents call it
	path   string // how to get there, HA guide p. 2-2
}{
	FactBackup: {
		"backup", "Backup Data",
		"Maintenance > Backup Data",
	},
	FactArchive: {
		"archive", "Archiving Status",
		"Maintenance > Archiving Status, Enter for the action list, Enter again for all ACDs",
	},
	FactLinks: {
		"links", "Connection Status",
		"Maintenance > Connection Status",
	},
	FactErrors: {
		"errors", "Error Log Report",
		"Maintenance > Error Log Report",
	},
	FactLogins: {
		"logins", "the output of who", "who, at the system's prompt",
	},
	FactLinkHistory: {
		"link_history", "the link history", "unload table linkex",
	},
	FactSwitch: {
		"switch", "the switch's link status", "status link and status processor-channels, at the switch",
	},
	FactBackupLog: {
		"backup_log", "back.log", "/cms/maint/backup/back.log",
	},
}

func (f Fact) known() bool { return f >= FactBackup && f <= FactBackupLog }

// Optional reports whether a site may choose never to capture f.
func (f Fact) Optional() bool { return f >= FactLogins && f.known() }

// Aside reports whether f bears out another fact and is not missed on a server
// because the other has it.
func (f Fact) Aside() bool { return f > FactLogins && f.known() }

var factWords = func() closed.Set[Fact] {
	words := make([]string, len(facts))
	for f := range facts {
		words[f] = facts[f].word
	}
	return closed.New[Fact]("fact", words...)
}()

func (f Fact) String() string { return factWords.Word(f) }

// Window returns the name of the CMS window, or of whatever else, that shows f.
func (f Fact) Window() string {
	if !f.known() {
		return f.String()
	}
	return facts[f].window
}

// Path returns the menu path by which an administrator gets to f.
func (f Fact) Path() string {
	if !f.known() {
		return ""
	}
	return facts[f].path
}

// MarshalText returns the word.
func (f Fact) MarshalText() ([]byte, error) { return factWords.Text(f) }

// UnmarshalText reads the word.
func (f *Fact) UnmarshalText(b []byte) error { return factWords.Read(f, b) }
