import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/et';
import 'dayjs/locale/en-gb';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { useLanguage } from '../i18n/use-language.tsx';

/** Loaded only when somebody opens it. */
export function Calendar({ value, onChange }: { value: string | null; onChange: (day: string | null) => void }) {
  const { language } = useLanguage();
  return (
    <DatesProvider settings={{ locale: language === 'et' ? 'et' : 'en-gb', firstDayOfWeek: 1 }}>
      <DatePicker value={value} {...(value ? { defaultDate: value } : {})} onChange={onChange} />
    </DatesProvider>
  );
}
