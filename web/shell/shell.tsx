import zhCN from 'antd/locale/zh_CN'
import enUS from 'antd/locale/en_US'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import 'dayjs/locale/zh-cn'
import { meQuery } from '../data/queries.ts'
import { useReading } from '../i18n/text.tsx'
import { LiveRegion } from '../kit/announce.tsx'
import { usePhone } from '../kit/media.ts'
import { Asked } from '../kit/states.tsx'
import { themeOf } from '../kit/theme.ts'
import { Header } from './header.tsx'
import { Keys } from './keys.tsx'
import { PhoneTabs } from './tabs.tsx'

/** The frame of every page for somebody who has entered: header, page, tabs on a phone. Without a role it leads to the first page. */
export function Shell(): ReactNode {
  const { texts, language, large } = useReading()
  const query = useQuery(meQuery)
  const phone = usePhone()
  return <Asked query={query}>{me => {
    if (me.who === null) return <Navigate to="/" />
    return <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={themeOf(large, phone)}>
      <a className="mz-skip" href="#content">{texts.shell.skip}</a>
      <Header me={me} who={me.who} />
      <Outlet />
      <PhoneTabs who={me.who} />
      <LiveRegion />
      <Keys />
    </ConfigProvider>
  }}</Asked>
}
