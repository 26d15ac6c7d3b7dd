package cli_test

import (
	"strings"
	"testing"
)

// TestImportRepeatsNothingOfAFile plants words into every cell and every line of an event, in rows that are made, are there,
// differ, are refused and are left out.
func TestImportRepeatsNothingOfAFile(t *testing.T) {
	files := map[string]string{
		"none.csv":     "Zqxj,zqxj@zqxj.example,Zqxj\nZqxj,Zqxj,Zqxj\n",
		"quote.csv":    "engagement,start\nkfmt-eng,\"Zqxj\n",
		"contract.csv": "engagement,client,client_email,client_role,status,agreed,Zqxj,sponsor\nnew,Zqxj,zqxj@zqxj.example,Zqxj,agreed,2026-01-01,Zqxj,Zqxj\nkfmt-eng,Zqxj,zqxj@x.example,Zqxj,draft,,Zqxj,Zqxj\nZqxj,Zqxj,,,,,,\nbad,Zqxj,Zqxj,Zqxj,Zqxj,Zqxj,,\n",
		"session.csv": "engagement,start,kind,status,minutes,Zqxj,private_notes,uid,rater\nkfmt-eng,2026-02-16T15:00,regular,held,50,Zqxj,Zqxj,Zqxj,Zqxj\nkfmt-eng,2026-03-30T15:00,Zqxj,Zqxj,Zqxj,Zqxj,Zqxj,Zqxj,Zqxj\n" +
			"kfmt-eng,2026-03-30T15:00,regular,planned,45,Zqxj,Zqxj,Zqxj,Zqxj\nZqxj,2026-02-16T15:00,,,,,,,,Zqxj\nkfmt-eng,Zqxj,,,,,,,\nkfmt-eng,2026-02-17T15:00,,held,Zqxj,,,,\n",
		"promise.csv": "engagement,what,by,success,owner,session,objective,cue,Zqxj\nkfmt-eng,Zqxj,2026-04-01,Zqxj,client,Zqxj,Zqxj,Zqxj,Zqxj\nkfmt-eng,Zqxj,2026-04-02,Zqxj,,,,Zqxj,\n" +
			"kfmt-eng,Zqxj,Zqxj,Zqxj,Zqxj,,,,\nkfmt-eng,Zqxj,2026-02-02,Zqxj,,,,,\nkfmt-eng,Vwkp,next-session,Zqxj,sponsor,,,,\n",
		"event.ics": "BEGIN:VCALENDAR\nX-WR-CALNAME:Zqxj\nBEGIN:VEVENT\nDTSTART:20260216T150000Z\nSUMMARY:Zqxj\nUID:Zqxj\nATTENDEE;CN=Zqxj:mailto:zqxj@client.example\nDESCRIPTION:Zqxj\nEND:VEVENT\n" +
			"BEGIN:VEVENT\nDTSTART;TZID=Zqxj:20260216T150000\nSUMMARY:Priya Vwkp\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:Zqxj\nSUMMARY:Priya Vwkp\nEND:VEVENT\nBEGIN:VEVENT\nZqxj\nDTSTART;Zqxj\nEND:VEVENT\n" +
			"BEGIN:VEVENT\nDTSTART:20260217T150000Z\nSUMMARY:Zqxj\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260217T150000Z\nRRULE:Zqxj\nSUMMARY:Priya Vwkp\nEND:VEVENT\nEND:VCALENDAR\n",
		"ended.ics": "BEGIN:VCALENDAR\nEND:Zqxj\n",
	}
	dir := lay(t, planted)
	outcomes := ""
	for name, text := range files {
		put(t, dir, name, text)
		for _, flags := range []string{"", " --past held --skip-refused -q", " --format json --past open"} {
			_, stderr, code := run(t, strings.Fields("-C "+dir+" --now 2026-03-03T09:00 import "+dir+"/"+name+" --dry-run"+flags)...)
			if secret.MatchString(stderr) || shared.MatchString(stderr) {
				t.Errorf("%s%s: stderr holds what stands in the file: %s", name, flags, stderr)
			}
			stdout, code2 := holdsNo(t, lay(t, merged(planted, name, text)), "import "+dir+"/"+name+flags, secret, shared)
			outcomes += stdout
			if code != code2 {
				t.Errorf("%s%s ends in %d with --dry-run and in %d without", name, flags, code, code2)
			}
		}
	}
	for _, outcome := range []string{" made ", " there already ", " refused ", " left out ", "it differs in"} {
		if !strings.Contains(outcomes, outcome) {
			t.Errorf("no row was%s:\n%s", outcome, outcomes)
		}
	}
}

func merged(files map[string]string, name, text string) map[string]string {
	out := map[string]string{name: text}
	for n, f := range files {
		out[n] = f
	}
	return out
}
