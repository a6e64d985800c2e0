package vt

// IsANSI reports whether a terminal of that type understands the sequences that
// this one does. Those that do not are known by name: the types whose
// descriptions in ncurses's database address the cursor, erase, insert or delete in
// another way, such as att4424, hp2621 or wy50, or count its rows from zero, such as
// xenix. What was sent to them comes out as
// garbage here.
func IsANSI(term string) bool { return !oneOf(term, notANSI) }

const notANSI = `
		1178 262* 402* 5051 605* 955* Mtx* P12-M P14-M P4 P5 P7 P8 P9-8 Q31* X-h* a210 a80 a980 aa4080
		aas1901 abm* act* add* adm1 adm1* adm2 adm2* adm31 adm3a adm3a* adm4* adm5 aepro aj510 alt4
		alt7 alt7* alto-* altoh* altos-4 altos4 altos7 altos7* ampex-232 ampex1* ampex210 ampex23*
		ampex80 annarbor4080 ap-vm80 apl apollo app* at ata* att4420 att4424 att4424m att4426* att505*
		att53* att5420_2* att5430* att5620-s ava* aws aws* b-128 bantam bas* beacon bee bee* bg1* bg2*
		bg3* bh3m bh4 bitgraph blit bobcat c10* c30* c321 ca22851 cad* cbblit cbunix cci cci* cdc*
		cg7900 cgc* chromatics cit-80 cit101e-132 cit101e-n* cit500 cit80 coco3 coherent commodore concept concept1*
		cont* cop* ct8* ctrm cyb* d132 d2 d20* d210-dg d211-dg d214-dg d215-dg d216* d217* d220-dg
		d230-dg d230c-dg d40* d410-dg d411-dg d412* d413* d414* d43* d45* d460-dg d461-dg d462* d463*
		d464* d470-dg d470c-dg d555-dg d577-dg d578-dg d80 dat* dd5000 decpro delta dg-generic dg100
		dg200 dg211 dg450 dg460-ansi dg6* dial* digilog dku70* dm1* dm2500 dm3* dm80 dmchat dmdt80
		dmterm dp3360 dp8242 ds4* dt-* dt1* dt80 dtc382 dwk elks elks-vt52 emu esp* ex155 excel62
		excel62-rv excel64 excel64-rv f10* f11* f20* fal* fenix fenixw fixterm fortune fos fox fre*
		gator-5* go140* gs5430* gt1* h-1* h10* h19 h19-b h19-b* h19-g h19-smul h19-u h19-u* h19g h19k
		h19k* h19us ha8* heath heath-19 heathkit hmod1 hp hp1* hp2 hp2* hp300h hp45 hp700-wy hp7009*
		hp9* hpe* hpgeneric hpsub hpt* htx11 hz1* hz2000 i100 i31* i400 ibm-* ibm3* ibm5051 ibm5081-c
		ibm5154-c ibm6154-c ibm8514-c ibma* ibme* ibmm* ibmpcx ibmv* ibmx icl* ifmr ims-ansi ims9* inf*
		intert* intext iq1* iris40 jerq k45 kay* kds* ker* kt7 kt7* ktm layer mai mdl110 memhp mgr mic*
		mim* minitel1 minitel1b minitel1b-nb mm3* modgraph2 mouse-sun msk* mt-70 mt70 mterm n7900
		ncr160vp* ncr160w* ncr260vppp ncr260vpwpp ncr260w* ncr7* nd9500 ndr* newhp northstar o31 o85h
		oabm85h oblit oc100 oconcept ojerq omron opus3n1+ origibmpc3 origpc3 os9LII osb* osexec owl
		p12-m p14-m p19 p4 p5 p7 p8 p8gl p9-8 pc-coherent pc-venix pc6300plus pcix pck* pcz19 pe1*
		pe550 pe6* pe7* pilot prism12-m prism14-m prism2 prism4 prism5 prism7 prism8 prism8* prism9-8
		pro350 pst* pt100 pt100w pt200 pt200w pt250 pt250w pt505* pty qdcons qdss qnx qnx* qvt101
		qvt101* qvt102 qvt108 qvt11* rbc* rca reg* rtpc sb1 sb2 sb3 sbi sbobcat sc4* scanset screwpoint
		scrhp sibo simterm sor* st5* stv* sup* swtp syn* system1 t10 t10* t16 t3800 t653x tan* tek402*
		tek4105 tek4107 tek4109 tek4113 tek4207-s tel* tgtelnet ti703 ti707 ti924 ti924* ti926 ti931
		tkterm trs* ts-* ts1 ts100* ts1p tt tt52 tty40 tty4420 tty4424 tty4424m tty4426* tty5420_2*
		tty5620-s tvi803 tvi9065 tvi910 tvi910* tvi912 tvi912b tvi912c tvi912c* tvi914 tvi920 tvi920b
		tvi920c tvi921 tvi924 tvi925 tvi92B tvi92D tvi95* tvipt tw100 tw5* ultima2 ultimaII uts30
		vapple vc103 vc203 vc3* vc4* venix vi2* vi50 vi50* vi55 vie* vip vip* vitty vp3a+ vp60 vp90
		vremote vt-61 vt50 vt50* vt52 vt6* wren wrenw wsiris wy-9* wy10* wy12* wy15* wy16* wy30 wy32*
		wy35* wy370-tek wy50 wy60 wy60-2* wy60-316X wy60-4* wy60-vb wy60-w wy60-w* wy99f wy99f* wy99g*
		wyse-325 wyse-vp wyse12* wyse15* wyse16* wyse30 wyse32* wyse35* wyse50 wyse60 wyse60-2*
		wyse60-316X wyse60-4* wyse60-vb wyse60-w wyse60-w* wyse9* x820 xenix xerox820 xl83 xterm-vt52
		z-1* z10* z11* z19 z29 z29b z30 z50 z8001 zen30 zen50 zen8001 zenith zenith29 zt-1 ztx ztx*`
