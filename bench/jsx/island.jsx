// A small island: live counters that poll and re-render. `mount`, `useState` and `useEffect` come from the renderer under test.
import { mount, useEffect, useState } from 'renderer';

function Counters({ url }) {
  const [state, setState] = useState({ waiting: 0, serving: 0, stale: false });
  useEffect(() => {
    const source = new EventSource(url);
    source.onmessage = (e) => setState({ ...JSON.parse(e.data), stale: false });
    source.onerror = () => setState((s) => ({ ...s, stale: true }));
    return () => source.close();
  }, [url]);
  return (
    <p data-stale={state.stale}>
      Чекають: <b>{state.waiting}</b> · Обслуговують: <b>{state.serving}</b>
    </p>
  );
}

const place = document.getElementById('counters');
if (place) mount(<Counters url={place.dataset.url} />, place);
