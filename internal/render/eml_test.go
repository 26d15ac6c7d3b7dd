package render

import (
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
	"coachctl/templates"
)

var madeOn = time.Date(2026, 3, 16, 17, 5, 0, 0, time.FixedZone("", 3600))

func someone(name string) audience.Address {
	return audience.Address{Name: name, Email: "a@b.org", Key: "email"}
}

// draftOf a page with a subject, between people of these names.
func draftOf(t *testing.T, subject, from, to, markdown string) string {
	t.Helper()
	own := map[string]string{"subject.tmpl": "{{.Subject}}"}
	paper := Paper{Format: EML, Date: madeOn, Envelope: audience.Envelope{
		From: someone(from), To: []audience.Address{someone(to), someone("")}, Copy: []audience.Address{someone(from)},
	}}
	page, err := paper.write(fill.New(templates.Files, own), sheet{"summary", markdown, struct{ Subject string }{subject}})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// opened is a draft as a mail program reads it.
type opened struct {
	mail.Header
	text, html string
}

// open reads a draft and finds whatever is not in order in its outward form.
func open(t *testing.T, draft string) opened {
	t.Helper()
	for line := range strings.SplitSeq(draft, "\r\n") {
		if len(line) > 76 || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r > '~' }) {
			t.Errorf("a line of %d characters, or one that is not plain: %q", len(line), line)
		}
	}
	m, err := mail.ReadMessage(strings.NewReader(draft))
	if err != nil {
		t.Fatalf("%v in\n%s", err, draft)
	}
	var names []string
	for name := range m.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	if want := []string{"Cc", "Content-Type", "Date", "From", "Mime-Version", "Subject", "To", "X-Unsent"}; !slices.Equal(names, want) {
		t.Errorf("the header has %v, want %v", names, want)
	}
	for name, values := range m.Header {
		if len(values) != 1 {
			t.Errorf("%s is there %d times", name, len(values))
		}
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s, %v", kind, err)
	}
	out := opened{Header: m.Header}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for _, part := range []struct {
		kind string
		to   *string
	}{{"text/plain; charset=utf-8", &out.text}, {"text/html; charset=utf-8", &out.html}} {
		p, err := parts.NextRawPart()
		if err != nil || p.Header.Get("Content-Type") != part.kind || p.Header.Get("Content-Transfer-Encoding") != "quoted-printable" {
			t.Fatalf("%v, %v; want %s", err, p, part.kind)
		}
		body, err := io.ReadAll(quotedprintable.NewReader(p))
		if err != nil {
			t.Fatal(err)
		}
		*part.to = strings.ReplaceAll(string(body), "\r\n", "\n")
	}
	if _, err := parts.NextRawPart(); err != io.EOF {
		t.Errorf("there is a third part, or no end: %v", err)
	}
	return out
}

// sameDraft compares what a draft says with what it was made of.
func sameDraft(t *testing.T, subject, from, to, markdown string) {
	t.Helper()
	draft := draftOf(t, subject, from, to, markdown)
	got := open(t, draft)
	decoded, err := new(mime.WordDecoder).DecodeHeader(got.Get("Subject"))
	if err != nil || decoded != oneLine(subject) {
		t.Errorf("the subject reads %q, want %q; %v", decoded, oneLine(subject), err)
	}
	for header, want := range map[string][]string{"From": {from}, "To": {to, ""}, "Cc": {from}} {
		list, err := got.AddressList(header)
		if err != nil || len(list) != len(want) {
			t.Fatalf("%s: %v, %v", header, list, err)
		}
		for i, a := range list {
			if a.Name != oneLine(want[i]) || a.Address != "a@b.org" {
				t.Errorf("%s reads %q <%s>, want %q", header, a.Name, a.Address, oneLine(want[i]))
			}
		}
	}
	if want := strings.Map(inert, flatten(markdown)); got.text != want {
		t.Errorf("the text reads\n%q\nwant\n%q", got.text, want)
	}
	if date, err := got.Date(); err != nil || !date.Equal(madeOn) {
		t.Errorf("it is of %v, %v", date, err)
	}
	if got.Get("X-Unsent") != "1" || got.Get("Mime-Version") != "1.0" {
		t.Errorf("the header reads %v", got.Header)
	}
	body := got.html[strings.Index(got.html, "<main>")+len("<main>") : strings.LastIndex(got.html, "</main>")]
	restrainedBody(t, body)
	if again := draftOf(t, subject, from, to, markdown); again != draft {
		t.Error("the bytes differ from one run to the next")
	}
}

var names = []string{
	"Priya Nair", `Nair, Priya "PN" (she)`, "Zoë Müller-Łukasz", "王小明", "=?utf-8?Q?x?=", `back\slash`, "a\r\nBcc: c@d.org", "a\nb", "a\x00b", "x <c@d.org>, y",
	strings.Repeat("very long ", 40), strings.Repeat("ü", 200), strings.Repeat("x", 1200), "👩‍👩‍👧‍👦 family", "tab\tin it", "\u202eevil", "it's", "a:b;c@d", "\xff\xfe", "",
	strings.Repeat("a", 59), strings.Repeat("a", 60), strings.Repeat("a", 61),
}

func TestADraftSaysWhatItWasMadeOf(t *testing.T) {
	for i, name := range names {
		other, subject := names[(i+7)%len(names)], names[(i+3)%len(names)]
		if oneLine(subject) == "" {
			subject = "s"
		}
		sameDraft(t, subject, name, other, "**"+literal(oneLine(name))+"**\n\n"+hostile[i%len(hostile)]+"\n\n"+strings.Repeat("x", 2000)+"\n\n.\nFrom here\n--\n")
	}
}

func FuzzADraftSaysWhatItWasMadeOf(f *testing.F) {
	for i, name := range names {
		f.Add("s"+name, name, names[(i+5)%len(names)], hostile[i%len(hostile)])
	}
	f.Fuzz(func(t *testing.T, subject, from, to, markdown string) {
		if oneLine(subject) != "" {
			sameDraft(t, subject, from, to, strings.ToValidUTF8(markdown, ""))
		}
	})
}

func TestAnAddressThatMailCannotCarryIsNamedByItsKey(t *testing.T) {
	good := audience.Address{Name: "N", Email: "n@x.org", Key: "email"}
	for _, bad := range []string{
		"", "secret", "secret@", "secret@x.org\r\nBcc: c@d.org", "secret@x.org, c@d.org", "S <secret@x.org>", "secret@x.org\x00", `"sec ret"@x.org`,
		"sécret@x.org", "secret@exämple.org", strings.Repeat("s", 250) + "@x.org", "secret(x)@x.org", " secret@x.org",
	} {
		address := audience.Address{Name: "secret", Email: bad, Key: "client_email"}
		for where, e := range map[string]audience.Envelope{
			"coachctl.yaml": {From: address, To: []audience.Address{good}},
			"the contract":  {From: good, To: []audience.Address{address}},
			"contract":      {From: good, To: []audience.Address{good}, Copy: []audience.Address{good, address}},
		} {
			_, err := Paper{Format: EML, Envelope: e}.write(nil, sheet{})
			if err == nil || !strings.Contains(err.Error(), "`client_email`") || !strings.Contains(err.Error(), where) ||
				strings.Contains(err.Error(), "cret") || strings.Contains(err.Error(), "sss") {
				t.Errorf("%q: %v", bad, err)
			}
		}
	}
}

func TestASubjectThatSaysNothingIsAnError(t *testing.T) {
	set := fill.New(templates.Files, map[string]string{"subject.tmpl": " \n"})
	if _, err := (Paper{Format: HTML}).write(set, sheet{"summary", "a", nil}); err == nil {
		t.Error("there is no error")
	}
}
