package who

import "strings"

// trait is something that is known of a program by its name.
type trait uint16

const (
	atPrompt  trait = 1 << iota // people type it around a session with CMS, whatever stands behind it
	quiet                       // what it prints tells nothing of CMS: of the terminal, files' names, the network, the time
	live                        // CMS, and what shows its windows as they are now
	prints                      // all of the files that it is given
	passes                      // all that it is given through a pipe
	filters                     // a part of that
	worded                      // of the words behind it the first is no file
	shell                       // runs what is typed at it, or what it is given
	around                      // runs what stands behind it
	travels                     // goes to another host
	copies                      // a file to another place
	ofWindows                   // is written in letters of any case
)

// programs is all that is known of programs: what a name is not in says nothing.
var programs = known(map[trait]string{
	atPrompt: "awk bash cat cd clear clint cms cmsadm cmssvc cp csh date dbaccess df du echo env exit export find grep head history hostname id isql ksh last less " +
		"logout ls mail more mv netstat pg ping ps pwd reset rm scp screen script sed set sftp sh sort ssh stty su sudo tail tee telnet tmux tput tr uname uptime vi w wc who whoami " +
		"rlogin rsh remsh slogin zcat",
	quiet: "alias arch cal cd chmod chown cksum clear cp crontab date du echo env export file free groups history hostname id ifconfig ip last locale " +
		"logname lp lpr ls md5sum mesg mkdir mv netstat nproc printenv ps pwd reset resize rm rcp scp screen script set sftp sha1sum sha256sum stat sum stty su sudo touch tput tmux tty umask unalias " +
		"uname uptime vmstat w which who whoami",
	live:      "cms cmsadm cmssvc clint",
	prints:    "cat more less pg view nl type gc get-content zcat gzcat bzcat",
	passes:    "cat more less pg tee nl sort expand unexpand col dos2unix fold iconv pr tr",
	filters:   "grep egrep fgrep head tail sed awk cut wc uniq",
	worded:    "grep egrep fgrep sed awk",
	shell:     "su script screen tmux bash csh ksh sh tcsh zsh login newgrp",
	around:    "sudo env command exec nohup time nice",
	copies:    "cp mv scp rcp",
	ofWindows: "type gc get-content",
	travels:   "ssh slogin rsh remsh telnet rlogin",
})

func known(names map[trait]string) map[string]trait {
	all := map[string]trait{}
	for t, list := range names {
		for name := range strings.FieldsSeq(list) {
			all[name] |= t
		}
	}
	return all
}

// knownFor reports whether a program is known for one of the traits.
func knownFor(program string, t trait) bool { return programs[program]&t != 0 }

func isKnownProgram(name string) bool { _, ok := programs[name]; return ok }
