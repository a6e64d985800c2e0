package vt

import "strings"

// dialect is in what terminals differ when they get the same bytes.
type dialect struct {
	unknown bool // no terminal type was given: may be told by what is seen

	// wrapsAtOnce: after the last column the cursor is in the next row. These
	// are the types terminfo describes with am and without xenl, and curses
	// relies on it. Without a type, two ways to reach line drawing that only
	// such terminals have tell them: SGR 11, and ESC ) 0 SO.
	wrapsAtOnce bool

	// backsOverMargin: backspace at the left margin goes to the end of the row
	// above, which terminfo calls bw.
	backsOverMargin bool

	// likeXterm: DECCOLM is heeded only where mode 40 allows it.
	likeXterm bool

	// statusBelow: the row below the last one is a status line that is reached
	// by addressing it. Unless a type says otherwise, there is one.
	statusBelow bool

	// att: CSI n E and CSI n F scroll, as on the AT&T 44xx.
	att bool

	// clearsByFF: a form feed clears the screen, as on a Sun's console. On others
	// it is a line feed.
	clearsByFF bool

	// keyText is the first parameter of the sequence that the text of a key
	// follows: 25 on the 4425, and 21, where that has an option, on others.
	keyText int
}

func dialectOf(term string) dialect {
	if term == "" {
		return dialect{unknown: true, statusBelow: true, keyText: 25}
	}
	d := dialect{
		wrapsAtOnce:     oneOf(term, wrapAtOnce),
		backsOverMargin: oneOf(term, backOverMargin),
		att:             oneOf(term, scrollByE),
		likeXterm:       oneOf(term, xterms),
		statusBelow:     !oneOf(term, xterms) && !oneOf(term, noStatusLine),
		clearsByFF:      oneOf(term, formFeedClears),
		keyText:         25,
	}
	if oneOf(term, keyTextBy21) {
		d.keyText = 21
	}
	return d
}

// oneOf reports whether term is one of names, or a variant of it.
func oneOf(term, names string) bool {
	for name := range strings.FieldsSeq(names) {
		rest, ok := strings.CutPrefix(term, strings.TrimSuffix(name, "*"))
		if ok && (rest == "" || strings.HasSuffix(name, "*") || rest[0] == '-') {
			return true
		}
	}
	return false
}

// The names as ncurses's terminal descriptions have them.
const (
	wrapAtOnce = `386at 3b1 4410-w 5410-w 5620 5630* 630MTG-24 aaa* adm36 aixterm* amiga-vnc ansi ansi-*
		ansi.sys* ansi43m ansi77 ansi80x* ansil* ansis* ansiterm ansiw at386 att2300 att2350
		att4410* att4415* att4418 att4424* att4426 att5410* att5418* att5420* att5620 att605 att630
		att6386 att7300 bsdos* bterm cons* cygwin* d21* d22* d23* d41* d47* d55* d57* d80* dg-ansi
		dg210 djgpp* dm80w dmd dmd-24 dmd-34 elks* emots emx* env230 gs6300 guru* h19-a hazel hft*
		ibm* interix* intext2 iris* jaixterm* lft lisa* luna luna68k mach* mai minix-old-am modgraph
		mono-emx mterm-ansi nansi* ncrvt100an ncrvt100wan next ntconsole* oldsun opennt* p8gl pc3
		pc7300 pcansi* pccons pcconsole pcplot prism* ps300 psx_ansi pt250w qansi* rcons* s4
		scoansi* sun sun-* sun1 sun2 sune tab132* tek4112* tek4114 tek4115 tek4125 teken-2022
		teken-sc teraterm* tty5410* tty5420* tty5620* ttydmd unixpc uts30 v5410 vi603 vsc vt200-js
		xtalk xwsh z29a* z39-a`
	backOverMargin = `386at Eterm* aixterm* amiga ansi-color-2-emx ansi-color-3-emx ansi-emx ansi-nt ansi80x*
		ansil* ansis* ansiw at386 att6386 cons* d21* d22* d23* d41* d47* d55* d57* emx-base gator
		hds200 hft hft-c* hurd ibm* intext2 jaixterm* lft mgterm mterm-ansi nsterm* p8gl prism*
		psx_ansi pt250w putty* rxvt-unicode* screen-bce.Eterm screen-bce.linux screen-bce.rxvt
		screen-bce.xterm-new screen.Eterm screen.linux screen.putty* screen.rxvt
		screen.xterm-256color screen.xterm-r6 screen.xterm-xfree86 tek4207 uts30 vi300* vi550 visa50`
	xterms = `xterm* screen* tmux* rxvt* vte* gnome* konsole* mlterm* putty* kitty* alacritty* foot*
		st st-* iterm* iTerm* nsterm* eterm* Eterm* linux* mintty* wezterm* contour* ghostty* hterm*
		dtterm* kterm* mrxvt* mgt* terminator* terminology* xfce* cygwin* Apple_Terminal`
	noStatusLine = `vt100* vt101* vt102* vt125* vt131* vt132* vt200* vt220* vt240* vt241* ansi ansi-* pcansi*
		cons25* teken* sun* aixterm*`
	formFeedClears = `sun sun-* sun1 sun2 sune oldsun next rcons* bsdos-sparc lisa liswb mac macintosh
		macterminal-w P9 P12 P14 p9 p12 p14 prism9 prism12 prism14`
	keyTextBy21 = `att500 att513 att4415* att5420* tty5420*`
	scrollByE   = `att500 att513 att4415* att4420* att4425* att5420* att5425* tty4420* tty4425* tty5420*
		tty5425* ncr160* ncr260*`
)
