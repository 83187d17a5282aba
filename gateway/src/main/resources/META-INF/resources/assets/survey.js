// One survey: what it is about, five scores, a comment. It decides nothing; a refusal is shown in the service's own words.
(() => {
  const page = document.getElementById('survey');
  const say = page.dataset;
  const part = (id) => document.getElementById(id);
  const form = part('form');
  const token = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() ?? '');
  const address = '/api/v1/survey-answers/' + encodeURIComponent(token);
  const draft = 'qloop-survey-' + token;
  const headers = { Accept: 'application/json, application/problem+json', 'Accept-Language': document.documentElement.lang };
  // The same for every try of one answer, so that an answer that got lost on the way back is not given twice.
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
  let sending = false;

  const refuse = (words) => {
    part('state').textContent = '';
    part('refusal').textContent = words;
    part('refusal').hidden = false;
    part('refusal').focus();
  };

  const wordsOf = async (response) => {
    try {
      const problem = await response.json();
      const fields = (problem.errors ?? []).map((error) => error.message).filter(Boolean).join(' ');
      return [problem.detail || problem.title || say.unknown, fields].filter(Boolean).join(' ');
    } catch {
      return say.unknown;
    }
  };

  const load = async () => {
    part('again').hidden = true;
    part('refusal').hidden = true;
    part('state').textContent = say.loading;
    let response;
    try {
      response = await fetch(address, { headers, cache: 'no-store' });
    } catch {
      refuse(say.unreachable);
      part('again').hidden = false;
      return;
    }
    if (!response.ok) {
      refuse(await wordsOf(response));
      part('again').hidden = response.status < 500 && response.status !== 429;
      return;
    }
    const survey = await response.json();
    part('state').textContent = '';
    if (survey.status === 'answered' || survey.status === 'expired') {
      refuse(survey.status === 'answered' ? say.answered : say.expired);
      return;
    }
    ask(survey);
    form.hidden = false;
    restore();
  };

  // The service's own words where it sends them, in the language of the page.
  const ask = ({ complaintNumber, questionnaire }) => {
    part('about').textContent = complaintNumber ? say.about.replace('{0}', complaintNumber) : '';
    part('about').hidden = !complaintNumber;
    const words = (text) => text?.[document.documentElement.lang] ?? '';
    const put = (id, text) => { if (text && part(id)) part(id).textContent = text; };
    put('heading', words(questionnaire?.title));
    put('question', words(questionnaire?.question));
    put('comment-label', words(questionnaire?.comment));
    for (const choice of questionnaire?.scale ?? []) {
      put('score-' + Number(choice.score), words(choice.label) && `${choice.score} – ${words(choice.label)}`);
    }
    if (questionnaire?.commentMaxLength) form.elements.comment.maxLength = questionnaire.commentMaxLength;
  };

  const keep = () => {
    const chosen = form.querySelector('input[name=score]:checked');
    sessionStorage.setItem(draft, JSON.stringify({ score: chosen?.value, comment: form.elements.comment.value }));
  };

  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(draft) ?? '{}');
    form.elements.comment.value = kept.comment ?? '';
    const chosen = form.querySelector(`input[name=score][value="${Number(kept.score) || 0}"]`);
    if (chosen) chosen.checked = true;
  };

  const choose = (missing) => {
    part('choose').textContent = missing ? say.choose : '';
    part('choose').classList.toggle('alarm', missing);
    for (const radio of form.elements.score) radio.setAttribute('aria-invalid', String(missing));
    if (missing) form.elements.score[0].focus();
  };

  const send = async (event) => {
    event.preventDefault();
    if (sending) return;
    const score = Number(form.elements.score.value);
    choose(!score);
    if (!score) return;
    sending = true;
    part('send').setAttribute('aria-disabled', 'true');
    part('refusal').hidden = true;
    part('state').textContent = say.sending;
    const comment = form.elements.comment.value.trim();
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(comment ? { score, comment } : { score }),
      });
      if (response.ok) {
        sessionStorage.removeItem(draft);
        part('state').textContent = '';
        form.hidden = true;
        part('thanks').hidden = false;
        part('thanks-heading').focus();
      } else {
        refuse(await wordsOf(response));
        // Answered already, expired: nothing more can be done here.
        if (response.status === 409 || response.status === 410) form.hidden = true;
      }
    } catch {
      refuse(say.unreachable);
    } finally {
      sending = false;
      part('send').removeAttribute('aria-disabled');
    }
  };

  form.addEventListener('submit', send);
  form.addEventListener('input', () => { choose(false); keep(); });
  part('again').addEventListener('click', load);
  load();
})();
