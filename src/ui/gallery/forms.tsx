import { Alert } from '../alert.tsx';
import { Button } from '../button.tsx';
import { Checkboxes } from '../checkboxes.tsx';
import { ConfirmPage } from '../confirmPage.tsx';
import { DateField } from '../dateField.tsx';
import { DescriptionList } from '../descriptionList.tsx';
import { ErrorSummary } from '../errorSummary.tsx';
import { FileField } from '../fileField.tsx';
import { Form } from '../form.tsx';
import { Heading } from '../heading.tsx';
import { LinkButton } from '../linkButton.tsx';
import { Radios } from '../radios.tsx';
import { Select } from '../select.tsx';
import { Stack } from '../stack.tsx';
import { TextArea } from '../textArea.tsx';
import { TextField } from '../textField.tsx';
import { type GalleryProps, hidden, PublicSample } from './sample.tsx';

/** All fields, with and without errors; check your answers; are you sure. */
export function galleryForms(props: GalleryProps) {
  return (
    <PublicSample {...props} title="Ваші дані" hasErrors>
      <Stack gap="lg">
        <Stack>
          <ErrorSummary
            errors={[
              { field: 'surname', message: 'Напишіть прізвище' },
              { field: 'born', message: 'Дата народження має бути в минулому' },
              { field: 'visit', message: 'Виберіть, як вам зручніше' },
            ]}
          />
          <Heading level={1} caption="Запис на прийом, крок 2 з 3">
            Розкажіть про себе
          </Heading>
          <Form
            action="/booking/2"
            hidden={hidden}
            multipart
            actions={
              <>
                <Button id="next">Продовжити</Button>
                <Button
                  id="later"
                  variant="secondary"
                  disabledReason="Зберегти чернетку можна після входу до кабінету"
                >
                  Зберегти чернетку
                </Button>
              </>
            }
          >
            <TextField
              name="surname"
              label="Прізвище"
              autocomplete="family-name"
              error="Напишіть прізвище"
              width={30}
            />
            <TextField
              name="given"
              label="Ім’я та по батькові"
              hint="Як у паспорті"
              autocomplete="given-name"
              value="Мар’яна Іванівна"
              width={30}
            />
            <DateField
              name="born"
              label="Дата народження"
              kind="typed"
              value="05.03.2068"
              error="Дата народження має бути в минулому"
              autocomplete="bday"
            />
            <TextField
              name="phone"
              type="tel"
              label="Телефон"
              hint="Надішлемо нагадування за день до візиту"
              autocomplete="tel"
              inputmode="tel"
              prefix="+380"
              width={12}
              optional
            />
            <Radios
              name="visit"
              legend="Як вам зручніше?"
              error="Виберіть, як вам зручніше"
              options={[
                { value: 'here', label: 'Прийти до центру', hint: 'вул. Соборна, 12, є пандус і ліфт' },
                { value: 'call', label: 'Поговорити телефоном' },
                { value: 'home', label: 'Працівник приїде додому', hint: 'Якщо вам важко пересуватися' },
              ]}
            />
            <Checkboxes
              name="needs"
              legend="Чим вам допомогти під час візиту?"
              optional
              values={['sign']}
              options={[
                { value: 'sign', label: 'Переклад жестовою мовою' },
                { value: 'wheel', label: 'Місце для крісла колісного' },
                { value: 'quiet', label: 'Тихе місце без черги в залі' },
              ]}
            />
            <DateField name="day" label="Бажаний день" min="2026-11-23" value="2026-11-26" />
            <Select
              name="service"
              label="Послуга"
              placeholder="Виберіть послугу"
              value="101"
              options={[
                { value: '101', label: 'Допомога при народженні дитини' },
                { value: '202', label: 'Субсидія на оплату житла' },
              ]}
            />
            <FileField
              name="scan"
              label="Копії документів"
              hint="PDF, JPEG або PNG, разом до 20 МБ"
              accept="application/pdf,image/jpeg,image/png"
              multiple
              optional
            />
            <TextArea name="note" label="Що ще нам варто знати?" optional rows={3} />
          </Form>
        </Stack>
        <Stack>
          <Heading level={2} size="md">
            Перевірте відповіді
          </Heading>
          <DescriptionList
            items={[
              {
                term: 'Прізвище, ім’я, по батькові',
                value: 'Дем’яненко Мар’яна Іванівна',
                action: { href: '/booking/2', label: 'Змінити', what: 'прізвище, ім’я, по батькові' },
              },
              {
                term: 'День і час',
                value: 'Четвер, 26 листопада, 10:30',
                action: { href: '/booking/1', label: 'Змінити', what: 'день і час' },
              },
            ]}
          />
          <div class="v-actions">
            <LinkButton href="/booking/done" size="lg" icon="check">
              Підтвердити запис
            </LinkButton>
          </div>
        </Stack>
        <Stack>
          <Alert tone="info">
            <p>Ми зберігаємо дані лише для цього візиту і стираємо їх за 30 днів.</p>
          </Alert>
          <Alert tone="success" title="Лист надіслано">
            <p>Перевірте пошту ma***@example.org.</p>
          </Alert>
          <Alert tone="danger" title="Файл завеликий">
            <p>Виберіть файл до 20 МБ або сфотографуйте документ з меншою якістю.</p>
          </Alert>
        </Stack>
        <ConfirmPageSample />
      </Stack>
    </PublicSample>
  );
}

function ConfirmPageSample() {
  return (
    <section aria-label="Зразок сторінки підтвердження">
      <ConfirmPage
        title="Скасувати запис?"
        titleLevel={2}
        caption="Запис Б-214"
        lead={<p>Час 10:30 стане вільним для інших. Повернути його не вийде, але можна записатися знову.</p>}
        items={[{ term: 'Послуга', value: 'Допомога при народженні дитини' }]}
        action="/booking/214/cancel"
        hidden={hidden}
        confirmLabel="Так, скасувати"
        tone="danger"
        cancelHref="/booking/214"
        cancelLabel="Ні, залишити"
      />
    </section>
  );
}
