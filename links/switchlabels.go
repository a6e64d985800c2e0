package links

import (
	"regexp"
	"slices"
	"strconv"

	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/wording"
)

// command is one of the switch's commands.
type command int

const (
	linkCommand command = iota + 1
	channelCommand
)

var commands = map[command]*regexp.Regexp{
	linkCommand:    regexp.MustCompile(`(?i)^(.*\bstatus +link) +([0-9]{1,4})\b`),
	channelCommand: regexp.MustCompile(`(?i)^(.*\bstatus +processor-channels?) +([0-9]{1,4})\b`),
}

var pageOf = regexp.MustCompile(`(?i)\bpage +([0-9]{1,3}) +of +([0-9]{1,3})\b`)

// pageFurniture is what stands on the pages and says nothing: their headings, of
// which the first is documented, and the prompt of the switch's terminal.
var pageFurniture = wording.NewPhrases([]string{"processor channel status"}, []string{"processor-channel status"},
	[]string{"processor-channels status"}, []string{"link/port status"}, []string{"link status"}, []string{"command:"}, []string{"command"})

// The labels of both commands.
const (
	linkNumber = iota
	linkName
	linkStatus
	serviceState
	nodeName
	enabled
	maintenanceBusy
	activeChannels
	linkType
	upList
	downList
	pendingList
	channelNumber
	sessionStatus
	socketStatus
	messageBuffer
	lastFailure
	failedAt
	destStatus
	destination
	port
	signalGroup
	trunkMember
	extension
)

var switchLabels = func() *layout.Labels {
	l := layout.NewLabels(
		[]string{"Link Number", "Link"},
		[]string{"Link Name"},
		[]string{"Link Status"},
		[]string{"Service State"},
		[]string{"Node Name"},
		[]string{"Enabled"},
		[]string{"Maintenance Busy"},
		[]string{"Active Channels"},
		[]string{"Link Type"},
		[]string{"UP"},
		[]string{"DN"},
		[]string{"PND"},
		[]string{"Channel Number"},
		[]string{"Session Layer Status"},
		[]string{"Socket Status"},
		[]string{"Message Buffer Number"},
		[]string{"Last Failure"},
		[]string{"At"},
		[]string{"Dest Status"},
		[]string{"Destination"},
		[]string{"Port"},
		[]string{"Sig Grp"},
		[]string{"Trk/Mem"},
		[]string{"Ext"},
	)
	l.Questions = true
	return l
}()

// onlyLink and onlyChannel say which command a screen without its command line
// is of.
var (
	onlyLink    = []int{linkName, linkStatus, serviceState, activeChannels, upList, downList, pendingList}
	onlyChannel = []int{channelNumber, sessionStatus, socketStatus, messageBuffer, lastFailure}
)

// commandOf says which command the labels of a row are of, 0 if they can be of
// either, or of another one.
func commandOf(pairs []layout.Pair) command {
	for _, p := range pairs {
		switch {
		case slices.Contains(onlyLink, p.Label):
			return linkCommand
		case slices.Contains(onlyChannel, p.Label):
			return channelCommand
		}
	}
	return 0
}

// commandLine reads the line at the top of a page: the command, and which page
// it is of how many, zero if it is not numbered.
func commandLine(text string) (c command, number, page, of int) {
	for _, cmd := range [...]command{linkCommand, channelCommand} {
		m := commands[cmd].FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if number, _ = strconv.Atoi(m[2]); number == 0 {
			continue
		}
		c = cmd
		if m := pageOf.FindStringSubmatch(text); m != nil {
			page, _ = strconv.Atoi(m[1])
			of, _ = strconv.Atoi(m[2])
		}
		return c, number, page, of
	}
	return 0, 0, 0, 0
}
