import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Landing, Me } from '../../contract/session.ts'
import { landingQuery, meQuery } from '../data/queries.ts'
import { useText } from '../i18n/text.tsx'
import { Mark } from '../kit/mark.tsx'
import '../kit/serif.ts'
import { Asked, Failed } from '../kit/states.tsx'
import { Brand } from '../shell/header.tsx'
import { LanguageSwitch, LargeSwitch } from '../shell/reading-switches.tsx'
import { useTitle } from '../shell/title.ts'
import { Actions, Roles } from './landing/doors.tsx'
import './landing/landing.css'
import './landing/narrow.css'
import { Lines } from './landing/lines.tsx'
import { Sum } from './landing/sum.tsx'
import { useDoors } from './landing/use-doors.ts'

/** The page before a role is chosen: what the product is, in one glance, over the demonstration's own ledger. */
export function LandingPage(): ReactNode {
  const { landing } = useText()
  const me = useQuery(meQuery)
  const query = useQuery(landingQuery)
  useTitle(landing.sentence.join(''))
  return <>
    <LandingHeader me={me.data} year={query.data?.asOf.day.slice(0, 4)} />
    <main id="content" className="mz-landing">
      <h1>{landing.sentence.map(part => <span key={part}>{part}</span>)}</h1>
      <Asked query={query} lines={8}>{shown => <Shown landing={shown} me={me.data} />}</Asked>
    </main>
  </>
}

function LandingHeader({ me, year }: { readonly me: Me | undefined; readonly year: string | undefined }): ReactNode {
  const { landing } = useText()
  return <header className="mz-header mz-landing-header">
    <div className="mz-landing-frame">
      <Brand name={me?.organisation ?? ''} />
      {me?.demonstration && <p className="mz-note mz-wide-only">{landing.fictionalYear(year ?? '')}</p>}
      {me?.demonstration && <p className="mz-note mz-phone-only">{landing.fictional}</p>}
      <div className="mz-header-end mz-wide-only">
        {me?.who && <span className="mz-note">{landing.current(me.who.name, me.who.office)}</span>}
        {me?.demonstration && <Mark kind="demo" />}
        <LargeSwitch />
        <LanguageSwitch full />
      </div>
    </div>
  </header>
}

function Shown({ landing: shown, me }: { readonly landing: Landing; readonly me: Me | undefined }): ReactNode {
  const { shell } = useText()
  const doors = useDoors(shown, me)
  return <>
    <Lines landing={shown} doors={doors} />
    <Sum landing={shown} doors={doors} />
    {doors.error != null && <Failed error={doors.error} />}
    <Actions landing={shown} doors={doors} />
    <Roles landing={shown} doors={doors} />
    <footer className="mz-landing-foot"><span className="mz-wide-only"><Mark kind="demo" /></span><p className="mz-note">{shell.demoMeaning}</p></footer>
    <div className="mz-landing-bar"><Mark kind="demo" /><LanguageSwitch full /></div>
  </>
}
